import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import config, { CHROMIUM } from "../playwright.config.mjs";

export { forgetProfile, newProfile } from "./profile.mjs";

/**
 * A phone whose memory outlives its browser: closing the context and calling this again is a restart.
 *
 * @param {string} profile
 * @param {string} origin the app's address
 * @param {string[]} more what its browser is started with beside the usual
 * @returns {Promise<import("@playwright/test").BrowserContext>}
 */
export function startPhone(profile, origin, more = []) {
  const { launchOptions, locale, timezoneId, viewport, hasTouch } = config.use;
  return chromium.launchPersistentContext(profile, {
    ...launchOptions,
    args: [...launchOptions.args, ...more],
    locale,
    timezoneId,
    viewport,
    hasTouch,
    baseURL: origin,
  });
}

/** What a Chromium of our own is started with. */
const OPTIONS = [
  "--headless=new",
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-breakpad",
  "--disable-gpu",
  "--hide-crash-restore-bubble",
  "--password-store=basic",
  "--remote-debugging-port=0",
];

/**
 * A Chromium whose processes we own, so that they can be killed without a word.
 *
 * @typedef {{ page: import("@playwright/test").Page, kill: () => void, over: () => Promise<void> }} Own
 */

/**
 * Starts Chromium on a profile.
 *
 * @param {string} profile
 * @returns {Promise<Own>}
 */
export async function startToKill(profile) {
  const portFile = join(profile, "DevToolsActivePort");
  await rm(portFile, { force: true });
  // A group of its own: killing the group kills every process of this browser and no other.
  const child = spawn(CHROMIUM, [...OPTIONS, `--user-data-dir=${profile}`, "about:blank"], {
    detached: true,
    stdio: "ignore",
  });
  const ended = new Promise((done) => child.once("exit", done));
  const kill = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch (error) {
      // Already dead.
      if (error.code !== "ESRCH") throw error;
    }
  };
  try {
    const browser = await chromium.connectOverCDP(await address(portFile));
    const [context] = browser.contexts();
    const page = context.pages()[0] ?? (await context.newPage());
    const over = async () => {
      kill();
      await ended;
      await browser.close().catch(() => undefined);
    };
    return { page, kill, over };
  } catch (error) {
    kill();
    throw error;
  }
}

async function address(portFile) {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const text = await readFile(portFile, "utf8").catch(() => "");
    const [port, path] = text.split("\n");
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error("Chromium did not start");
}
