import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { freePort } from "../support/ports.mjs";
import { Session } from "./session.mjs";

/**
 * A browser's driver, from which browsers are had until it is ended.
 *
 * @typedef {{ dark?: boolean, profile?: string }} How its colours, and a folder for its memory that outlives it
 * @typedef {{ start: (how?: How) => Promise<Session>, end: () => Promise<void> }} Driver
 */

/** Where and in which language the phone is. */
const HERE = { TZ: "Europe/Paris", LANGUAGE: "fr" };

/** Firefox, with no window. @returns {Promise<Driver>} */
export function firefox() {
  return driver(async (run) => {
    const port = await freePort();
    // Its second port is for another protocol, and always the same unless told.
    const gecko = run("geckodriver", ["--port", String(port), "--websocket-port", "0", "--log", "error"], HERE);
    const address = await answering(gecko, port);
    return ({ dark = false, profile } = {}) => {
      const prefs = {
        "intl.accept_languages": "fr-FR, fr",
        // 0 is dark and 1 is light (modules/libpref/init/StaticPrefList.yaml in Firefox's source).
        "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
        "ui.prefersReducedMotion": 1,
      };
      const args = ["-headless", ...(profile ? ["-profile", profile] : [])];
      return Session.start(address, { browserName: "firefox", "moz:firefoxOptions": { args, prefs } });
    };
  });
}

/**
 * WebKitGTK's small browser, in a display of its own that nobody sees. What it keeps lasts as long as its session.
 *
 * @returns {Promise<Driver>}
 */
export function webkit() {
  return driver(async (run) => {
    const options = ["-displayfd", "3", "-screen", "0", "1280x5000x24", "-nolisten", "tcp"];
    const display = run("Xvfb", options, {}, ["pipe"]);
    const [number] = await Promise.race([once(createInterface(display.child.stdio[3]), "line"), display.failed]);
    const port = await freePort();
    // A machine without a graphics card, and without the bus on which desktops announce screen readers.
    const bare = { DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1", GDK_BACKEND: "x11" };
    const address = await answering(run("WebKitWebDriver", [`--port=${port}`], { ...HERE, ...bare }), port);
    return () => Session.start(address, {});
  });
}

/** A driver made of programs, none of which stays behind. */
async function driver(prepare) {
  const programs = [];
  const run = (...what) => {
    programs.unshift(program(...what));
    return programs[0];
  };
  const end = async () => {
    for (const one of programs) await one.end();
  };
  try {
    return { start: await prepare(run), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A program, and the end of all that it started. */
function program(name, options, environment, more = []) {
  // A group of its own: killing the group ends the browsers that the driver started and no other.
  const child = spawn(name, options, {
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "pipe", ...more],
  });
  // Browsers complain of much that does not matter: it is worth reading only after an end that nobody asked for.
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said = (said + text).slice(-2000);
  });
  const ended = once(child, "exit").catch(() => undefined);
  const notStarted = once(child, "error").then(([error]) => Promise.reject(error));
  const tooSoon = ended.then(() => Promise.reject(new Error(`${name} has ended: ${said}`)));
  const failed = Promise.race([notStarted, tooSoon]);
  failed.catch(() => undefined);
  const end = async () => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch (error) {
      // Already dead.
      if (error.code !== "ESRCH") throw error;
    }
    await ended;
  };
  return { child, failed, end };
}

async function answering(asked, port) {
  const address = `http://127.0.0.1:${port}`;
  const isReady = () => fetch(`${address}/status`).then(({ ok }) => ok, () => false);
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isReady()) return address;
    await Promise.race([new Promise((done) => setTimeout(done, 50)), asked.failed]);
  }
  throw new Error("The driver does not answer");
}
