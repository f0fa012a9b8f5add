import { expect } from "@playwright/test";
import { pathOf } from "./steps.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** By ISO 639: how each reads, and how it says « Aujourd’hui ». */
export const LANGUAGES = {
  fr: ["ltr", "Aujourd’hui"],
  en: ["ltr", "Today"],
  ar: ["rtl", "اليوم"],
  uk: ["ltr", "Сьогодні"],
  es: ["ltr", "Hoy"],
  pt: ["ltr", "Hoje"],
  tr: ["ltr", "Bugün"],
  ru: ["ltr", "Сегодня"],
  ro: ["ltr", "Astăzi"],
  fa: ["rtl", "امروز"],
  ps: ["rtl", "نن"],
  ti: ["ltr", "ሎሚ"],
};

/** The language of a code, in the list. */
export const choice = (page, code) => page.locator(`button[lang=${code}]`);

/** What the page says of itself. */
export const spoken = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

/** Chooses a language by its own name. @param {Page} page @param {string} code */
export async function choose(page, code) {
  await page.goto("/aide/langue");
  await choice(page, code).click();
  await expect.poll(() => pathOf(page)).toBe("/aide");
  await expect.poll(() => spoken(page)).toEqual([code, LANGUAGES[code][0]]);
}
