// A spoken note on a paper: recorded in the app, kept with the paper, and shared with its list.
import { expect, test } from "../support/story.mjs";
import { acceptLink, begunPhones, shareLink } from "../support/phones.mjs";
import { begin, button, makeList, title } from "../support/steps.mjs";

test.use({
  permissions: ["microphone"],
  launchOptions: {
    executablePath: process.env.PAS_A_PAS_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  },
});

async function record(page) {
  await page.locator(".tick-see").first().click();
  await expect(title(page, "Photo")).toBeVisible();
  await button(page, "Parler").click();
  await expect(page.getByText(/^Parlez\. Il reste \d+ secondes\.$/)).toBeVisible();
  await page.waitForTimeout(1_500);
  await button(page, "C’est fini").click();
  await expect(button(page, "Écouter le message")).toBeVisible();
}

/** What the page plays, in seconds. */
const played = (page) =>
  page.addInitScript(() => {
    window.played = [];
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...rest) {
      window.played.push(this.buffer.duration);
      return start.apply(this, rest);
    };
  });

test("a note is recorded, heard after a reload, taken away and brought back", async ({ page }) => {
  await played(page);
  await begin(page);
  await makeList(page, "Dossier", ["Photo"]);
  await record(page);
  await page.reload();
  await button(page, "Écouter le message").click();
  await expect.poll(() => page.evaluate(() => window.played.length)).toBe(1);
  expect(await page.evaluate(() => window.played[0])).toBeGreaterThan(0.5);
  await button(page, "Enlever le message").click();
  await expect(button(page, "Parler")).toBeVisible();
  await button(page, "Annuler").click();
  await expect(button(page, "Écouter le message")).toBeVisible();
});

test("who gets the list hears the note", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  await played(ines);
  await makeList(awa, "Dossier RSA", ["Photo"]);
  const list = awa.url();
  await record(awa);
  await awa.goto(list);
  await acceptLink(ines, await shareLink(awa, "Ensemble"), "Dossier RSA");
  await ines.reload();
  await ines.locator(".tick-see").first().click();
  await button(ines, "Écouter le message").click();
  await expect.poll(() => ines.evaluate(() => window.played.length)).toBe(1);
});
