import { navigation, snapshot } from "lighthouse";
import puppeteer from "puppeteer-core";
import config from "../playwright.config.mjs";
import { test as story } from "./groups.mjs";
import { inTallWindow } from "./looks.mjs";
import { freePort } from "./ports.mjs";

/** Audits that must have looked at something on every screen: without them full marks would mean nothing. */
const LOOKED = ["color-contrast", "document-title", "heading-order", "html-has-lang", "target-size"];

/** A phone of Playwright's size, at its own speed: Lighthouse changes nothing about it. */
const FLAGS = {
  onlyCategories: ["accessibility", "performance"],
  formFactor: "mobile",
  screenEmulation: { disabled: true },
  disableFullPageScreenshot: true,
  logLevel: "error",
};

/**
 * What Lighthouse says of one screen: marks from 0 to 1, faults of accessibility, and what could be faster.
 *
 * @typedef {{ marks: { accessibility: number, performance: number }, wrong: string[], slow: string[] }} Opinion
 */

/** Stories with Lighthouse, which speaks to the browser through a second connection beside Playwright's. */
export const test = story.extend({
  port: [async ({}, use) => use(await freePort()), { scope: "worker" }],
  launchOptions: [
    async ({ port }, use) => {
      const { launchOptions } = config.use;
      await use({ ...launchOptions, args: [...launchOptions.args, `--remote-debugging-port=${port}`] });
    },
    { scope: "worker" },
  ],
  /** The screen that Playwright shows, for Lighthouse. */
  shown: async ({ page, port }, use) => {
    const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
    await use(async () => (await browser.pages()).find((one) => one.url() === page.url()));
    await browser.disconnect();
  },
  /** Asks about the screen as it stands, with all that was done on it. @returns {Promise<Opinion>} */
  inspect: async ({ page, shown }, use) => {
    await use(async () => {
      // Lighthouse first measures the machine, for a second by the page's clock, which says nothing of a screen: on a
      // clock that goes half a second at each look that is over at once. The next page has its own clock again.
      await page.evaluate(() => {
        const { now } = Date;
        let looks = 0;
        Date.now = () => now() + 500 * (looks += 1);
      });
      const { lhr } = await inTallWindow(page, async () => snapshot(await shown(), { flags: FLAGS }));
      return opinion(lhr);
    });
  },
  /** Asks about a first visit, timed on a phone and a network that Lighthouse imagines. @returns {Promise<Opinion>} */
  visit: async ({ baseURL, page, shown }, use) => {
    await use(async () => {
      await page.goto("about:blank");
      return opinion((await navigation(await shown(), baseURL, { flags: FLAGS })).lhr);
    });
  },
});

/** @returns {Opinion} */
function opinion({ categories, audits, runtimeError }) {
  if (runtimeError) throw new Error(runtimeError.message);
  const of = (category) => categories[category].auditRefs.map(({ id }) => audits[id]);
  const isBad = ({ score }) => score !== null && score < 1;
  const where = ({ details }) => (details?.items ?? []).map(({ node }) => node?.snippet).join(" ");
  const blind = LOOKED.filter((id) => audits[id].score === null).map((id) => `${id}: not looked at`);
  const wrong = of("accessibility").filter(isBad).map((audit) => `${audit.id}: ${where(audit)}`);
  const slow = of("performance").filter(isBad).map(({ id, displayValue = "" }) => `${id} ${displayValue}`.trim());
  const marks = { accessibility: categories.accessibility.score, performance: categories.performance.score };
  return { marks, wrong: [...wrong, ...blind], slow };
}
