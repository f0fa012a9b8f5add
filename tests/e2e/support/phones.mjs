import { expect } from "@playwright/test";
import { begin, button, link, title } from "./steps.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Phones of different people, each with a memory of its own, and the relay they share.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {string} origin
 * @param {number} count
 * @returns {Promise<Page[]>}
 */
export async function somePhones(browser, origin, count) {
  const phones = [];
  for (let nth = 0; nth < count; nth += 1) {
    const context = await browser.newContext({ baseURL: origin, permissions: ["clipboard-write", "clipboard-read"] });
    // A desktop's sheet of apps would wait for somebody.
    await context.addInitScript(() => Object.defineProperty(navigator, "share", { value: undefined }));
    // A script that fails fails its story, as for the story's own phone.
    context.on("weberror", (error) => {
      throw error.error();
    });
    phones.push(await context.newPage());
  }
  return phones;
}

/** Phones on which the app was begun. */
export async function begunPhones(browser, origin, count) {
  const phones = await somePhones(browser, origin, count);
  for (const page of phones) await begin(page);
  return phones;
}

/**
 * Shares the list on the screen, and gives its link.
 *
 * @param {Page} page
 * @param {"Ensemble" | "Pour lire"} how
 * @returns {Promise<string>}
 */
export async function shareLink(page, how) {
  await link(page, "Partager").click();
  await button(page, how).click();
  await expect(title(page, "Montrez ce code")).toBeVisible();
  return sentLink(page);
}

/** The link that the screen sends. @param {Page} page @returns {Promise<string>} */
export async function sentLink(page) {
  await button(page, "Envoyer le lien").click();
  await expect(page.getByText("Le lien est copié.")).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/**
 * Opens a link and accepts what arrives.
 *
 * @param {Page} page
 * @param {string} url
 * @param {string} list
 */
export async function acceptLink(page, url, list) {
  await page.goto(url);
  await expect(title(page, "Une liste arrive")).toBeVisible();
  await expect(page.getByText(list, { exact: true })).toBeVisible();
  await button(page, "Accepter").click();
  await expect(title(page, list)).toBeVisible();
}

/** Lets a phone look at the network again, as somebody does who opens the app. @param {Page} page */
export const wake = (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")) && window.dispatchEvent(new Event("online")));
