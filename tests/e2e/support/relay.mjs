import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../../", import.meta.url);

/** The program that serves the app. */
const PROGRAM = process.env.PAS_A_PAS_RELAY ?? fileURLToPath(new URL(".target/release/relay", ROOT));

/** The built app. */
export const DIST = process.env.PAS_A_PAS_DIST ?? fileURLToPath(new URL(".dist", ROOT));

/**
 * A relay that runs until it is stopped.
 *
 * @typedef {{ origin: string, port: number, stop: () => Promise<void> }} Relay
 */

/**
 * Starts a relay with a database of its own, and waits until it answers.
 *
 * @param {{ dist?: string, port?: number, options?: string[] }} how the folder to serve; a port, or 0 for any free one;
 *   what else the relay is told
 * @returns {Promise<Relay>}
 */
export async function startRelay({ dist = DIST, port = 0, options = [] } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "pas-a-pas-relay-"));
  const database = `sqlite:${join(folder, "relay.sqlite3")}`;
  const where = ["--dist", dist, "--listen", `127.0.0.1:${port}`, "--database", database];
  const child = spawn(PROGRAM, [...where, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  // Without a listener, a program that does not exist would end the whole run.
  const failed = once(child, "error").then(([error]) => Promise.reject(error));
  const ended = once(child, "exit");
  const said = once(createInterface(child.stdout), "line");
  const first = await Promise.race([said, failed, ended.then(() => undefined)]);
  const found = first && /:(\d+)\b/.exec(first[0]);
  if (!found) throw new Error(`The relay did not start: ${PROGRAM}`);
  failed.catch(() => undefined);
  const stop = async () => {
    // A graceful end would wait for connections that the browser keeps open.
    child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const chosen = Number(found[1]);
  return { origin: `http://localhost:${chosen}`, port: chosen, stop };
}
