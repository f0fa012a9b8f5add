import { fileURLToPath } from "node:url";
import { button, place, tickRow } from "../support/steps.mjs";

/** @typedef {import("@playwright/test").BrowserContext} BrowserContext */

const PROBE = fileURLToPath(new URL("probe.js", import.meta.url));

/** A mid-range phone of people who do not buy new ones, as a share of this machine's processor. */
const SLOWDOWN = 6;

/** Slow 4G: milliseconds, and bytes a second for 1.6 Mb/s. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** The value in the middle. @param {number[]} values */
export const median = (values) => percentile(values, 0.5);

/** The smallest value that `share` of all values do not exceed. @param {number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** A page of a slow phone, on a network that is slow or not looked at. */
async function slowPage(context, network) {
  const page = await context.newPage();
  await page.addInitScript({ path: PROBE });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  if (network) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", network);
  }
  return page;
}

const read = (page) => page.evaluate(() => window.__bench);

async function start(context, network) {
  const page = await slowPage(context, network);
  await page.goto("/");
  await page.waitForFunction(() => window.__bench.answers !== undefined, undefined, { timeout: 60_000 });
  return page;
}

/**
 * One start of the app.
 *
 * @param {BrowserContext} context
 * @param {"slow network" | "any network"} network
 * @returns {Promise<{ shown: number, answers: number, shift: number }>}
 */
export async function measureStart(context, network) {
  const page = await start(context, network === "slow network" ? SLOW_4G : undefined);
  // Late changes would shift the screen too.
  await page.waitForTimeout(500);
  const { shown, answers, shift } = await read(page);
  await page.close();
  return { shown, answers, shift };
}

/**
 * Forty presses: from place to place, and ticks with their undoing.
 *
 * @param {BrowserContext} context
 * @returns {Promise<{ durations: number[], shift: number }>}
 */
export async function measurePresses(context) {
  const page = await start(context);
  const before = await read(page);
  let presses = 0;
  const press = async (target) => {
    await target.click();
    presses += 1;
    // The next press comes after the answer to this one, as from a person.
    await page.waitForTimeout(150);
  };
  for (let round = 0; round < 4; round += 1) {
    for (const name of ["Rendez-vous", "Papiers", "Aide", "Aujourd’hui"]) await press(place(page, name));
  }
  await press(place(page, "Papiers"));
  await press(page.getByRole("main").getByRole("link", { name: /^Liste 0 / }));
  for (let round = 0; round < 11; round += 1) {
    await press(tickRow(page, `Papier ${2 + (round % 3)} de la liste 0`));
    await press(button(page, "Annuler"));
  }
  await page.waitForTimeout(500);
  const { events, shift } = await read(page);
  await page.close();
  const seen = Object.entries(events).filter(([id]) => !(id in before.events));
  const durations = seen.map(([, duration]) => duration);
  // The browser tells nothing of what took less than its threshold.
  while (durations.length < presses) durations.push(16);
  return { durations, shift };
}
