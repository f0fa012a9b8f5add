// How long starts and presses take on a slow phone: `node bench/bench.mjs COPY…`, a copy for each size of memory.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { chromium } from "@playwright/test";
import config from "../playwright.config.mjs";
import { forgetProfile, newProfile } from "../support/browser.mjs";
import { startRelay } from "../support/relay.mjs";
import { begin, keptForOffline } from "../support/steps.mjs";
import { bringBack } from "../support/world.mjs";
import { measurePresses, measureStart, median, percentile } from "./measure.mjs";

const TIMES = 5;

/** Milliseconds; for shifts, the score that browsers give. */
const BUDGET = { firstVisit: 1_500, shows: 300, answers: 400, press: 100, shift: 0 };

const { launchOptions, ...phone } = config.use;
const lines = [];

/** Keeps one measured figure; below its budget or equal to it is fine. */
function tell(what, measured, budget, unit = "ms") {
  const rounded = unit === "ms" ? Math.round(measured) : Number(measured.toFixed(4));
  const ratio = budget === 0 ? undefined : Number((measured / budget).toFixed(2));
  lines.push({ what, measured: rounded, budget, unit, ratio, within: rounded <= budget });
}

async function repeat(work) {
  const found = [];
  for (let time = 0; time < TIMES; time += 1) found.push(await work());
  return found;
}

async function firstVisits(browser, origin) {
  const visits = await repeat(async () => {
    const context = await browser.newContext({ ...phone, baseURL: origin });
    const times = await measureStart(context, "slow network");
    await context.close();
    return times;
  });
  tell("first visit on slow 4G answers", median(visits.map((visit) => visit.answers)), BUDGET.firstVisit);
  tell("first visit, layout shift", Math.max(...visits.map((visit) => visit.shift)), BUDGET.shift, "CLS");
}

async function starts(context, how) {
  const found = await repeat(() => measureStart(context, "any network"));
  tell(`${how} start shows the next appointment`, median(found.map((one) => one.shown)), BUDGET.shows);
  tell(`${how} start answers`, median(found.map((one) => one.answers)), BUDGET.answers);
  tell(`${how} start, layout shift`, Math.max(...found.map((one) => one.shift)), BUDGET.shift, "CLS");
}

async function withCopy(path) {
  const size = /\d+/.exec(basename(path))[0];
  const relay = await startRelay();
  // A profile on disk, as a phone has: the browser keeps compiled code there, and in no private window.
  const profile = await newProfile();
  const options = { ...launchOptions, ...phone, baseURL: relay.origin };
  const context = await chromium.launchPersistentContext(profile, options);
  const page = await context.newPage();
  await begin(page);
  await bringBack(page, await readFile(path));
  await keptForOffline(page);
  await page.close();
  // The browser keeps what it compiled once it has seen it a few times.
  await repeat(() => measureStart(context, "any network"));
  await starts(context, `${size} things: warm`);
  const { durations, shift } = await measurePresses(context);
  tell(`${size} things: press to next paint, 95 of 100`, percentile(durations, 0.95), BUDGET.press);
  tell(`${size} things: press to next paint, median`, median(durations), BUDGET.press);
  tell(`${size} things: presses, layout shift`, shift, BUDGET.shift, "CLS");
  await context.setOffline(true);
  await relay.stop();
  await starts(context, `${size} things: offline`);
  await context.close();
  await forgetProfile(profile);
}

function print() {
  const width = Math.max(...lines.map((line) => line.what.length));
  console.log(`${"".padEnd(width)}  measured    budget  ratio`);
  for (const { what, measured, budget, unit, ratio, within } of lines) {
    const figures = [`${measured} ${unit}`.padStart(8), `${budget} ${unit}`.padStart(8), (ratio ?? "").toString().padStart(5)];
    console.log(`${what.padEnd(width)}  ${figures.join("  ")}${within ? "" : "  OVER BUDGET"}`);
  }
}

const browser = await chromium.launch(launchOptions);
try {
  console.log(`Chromium ${browser.version()}, processor slowed 6 times, medians of ${TIMES}. About two minutes…\n`);
  const relay = await startRelay();
  await firstVisits(browser, relay.origin);
  await relay.stop();
  for (const path of process.argv.slice(2)) await withCopy(path);
} finally {
  await browser.close();
}
print();
const report = new URL("../../../.report/", import.meta.url);
await mkdir(report, { recursive: true });
await writeFile(
  new URL("bench.json", report),
  `${JSON.stringify({ chromium: browser.version(), slowdown: 6, times: TIMES, lines }, undefined, 2)}\n`,
);
const over = lines.filter((line) => !line.within).length;
console.log(`\n${over === 0 ? "Everything is within its budget" : `${over} over budget`}. Kept in .report/bench.json.`);
