import { expect } from "@playwright/test";

/** @typedef {import("@playwright/test").Page} Page */

/** The title of the screen. @param {Page} page @param {string | RegExp} name */
export const title = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });

/** @param {Page} page @param {string | RegExp} name */
export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** A link outside the bottom bar. @param {Page} page @param {string | RegExp} name */
export const link = (page, name) => page.getByRole("main").getByRole("link", { name });

/** One of the four places of the bottom bar. @param {Page} page @param {string} name */
export const place = (page, name) =>
  page.getByRole("navigation", { name: "Les quatre écrans" }).getByRole("link", { name, exact: true });

/** A line that ticks. @param {Page} page @param {string} name */
export const tickRow = (page, name) => page.getByRole("checkbox", { name, exact: true });

/** A sentence of the app. @param {Page} page @param {string | RegExp} words */
export const sentence = (page, words) => page.getByText(words);

/** Where the page is, without the server's name. @param {Page} page */
export const pathOf = (page) => new URL(page.url()).pathname;

/**
 * The first visit, up to the home screen.
 *
 * @param {Page} page
 */
export async function begin(page) {
  await page.goto("/");
  await welcomed(page);
  await expect(title(page, "Aujourd’hui")).toBeVisible();
}

/**
 * The questions of the first run, from the first to the last.
 *
 * @param {Page} page
 */
export async function welcomed(page) {
  await button(page, /^Français/).click();
  await button(page, "Je commence").click();
  await button(page, "Continuer").click();
}

/**
 * Waits until the app can start without a network: all its files are kept, and this page is served from them.
 *
 * @param {Page} page
 */
export async function keptForOffline(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20));
  });
}

/**
 * Writes the answer to a question and goes on.
 *
 * @param {Page} page
 * @param {string} question
 * @param {string} words
 * @param {string} go the word on the button
 */
export async function answer(page, question, words, go = "Continuer") {
  const field = page.getByRole("textbox", { name: question, exact: true });
  await field.fill(words);
  await button(page, go).click();
}

/**
 * Chooses a date in the three lists.
 *
 * @param {Page} page
 * @param {{ day: number, month: string, year: number }} date the month by its name
 */
export async function chooseDate(page, { day, month, year }) {
  await page.getByRole("combobox", { name: "Jour", exact: true }).selectOption(String(day));
  await page.getByRole("combobox", { name: "Mois", exact: true }).selectOption({ label: month });
  await page.getByRole("combobox", { name: "Année", exact: true }).selectOption(String(year));
}

/**
 * Chooses an hour in the two lists.
 *
 * @param {Page} page
 * @param {number} hour
 * @param {number} minute
 */
export async function chooseTime(page, hour, minute) {
  await page.getByRole("combobox", { name: "Heure", exact: true }).selectOption(String(hour));
  await page.getByRole("combobox", { name: "Minutes", exact: true }).selectOption(String(minute));
  await button(page, "Continuer").click();
}

/**
 * Adds an appointment, for tomorrow if nothing is said, one question a screen, up to the notice that it is kept.
 *
 * @param {Page} page
 * @param {{ what?: string, day?: string, place?: string, who?: string, phone?: string, hour?: number }} facts
 * @returns {Promise<string>} the path of its screen
 */
export async function addAppointment(page, facts = {}) {
  const { what = "Caf", day = "Demain", place: where, who, phone, hour = 14 } = facts;
  await page.goto("/rendez-vous");
  await link(page, "Ajouter un rendez-vous").click();
  await answer(page, "Un rendez-vous pour quoi ?", what);
  await page.getByRole("button", { name: new RegExp(`^${day}`) }).click();
  await chooseTime(page, hour, 30);
  await answerOrSkip(page, "Où est le rendez-vous ?", where);
  await answerOrSkip(page, "Avec qui ?", who);
  await answerOrSkip(page, "Quel numéro appeler ?", phone);
  await button(page, "Oui").click();
  await button(page, "Enregistrer").click();
  await expect(sentence(page, "Le rendez-vous est enregistré.")).toBeVisible();
  await expect(title(page, what)).toBeVisible();
  return pathOf(page);
}

async function answerOrSkip(page, question, words) {
  await expect(title(page, question)).toBeVisible();
  if (words) await answer(page, question, words);
  else await button(page, "Passer").click();
}

/**
 * Starts the ready-made list for the RSA.
 *
 * @param {Page} page
 * @returns {Promise<string>} the path of the list
 */
export async function startRsa(page) {
  await page.goto("/papiers/modele/rsa");
  await button(page, "Commencer").first().click();
  await expect(sentence(page, "La liste est créée.")).toBeVisible();
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  return pathOf(page);
}

/**
 * Makes a list of one's own.
 *
 * @param {Page} page
 * @param {string} name
 * @param {string[]} papers
 * @returns {Promise<string>} the path of the list
 */
export async function makeList(page, name, papers) {
  await page.goto("/papiers/nouvelle");
  await answer(page, "Quel nom pour cette liste ?", name);
  for (const paper of papers) {
    await answer(page, "Quel papier ajouter ?", paper, "Ajouter");
    await expect(sentence(page, `« ${paper} » est ajouté.`)).toBeVisible();
  }
  await button(page, "Terminer").click();
  await expect(title(page, name)).toBeVisible();
  return pathOf(page);
}

/**
 * Ticks a line, or takes its tick away, and waits until it is kept.
 *
 * @param {Page} page
 * @param {string} name
 */
export async function tick(page, name) {
  const row = tickRow(page, name);
  const before = await row.isChecked();
  await row.click();
  await expect(row).toBeChecked({ checked: !before });
  await expect(sentence(page, "Enregistré.")).toBeVisible();
}

/** Waits until the screen says that the last action is kept. @param {Page} page */
export const expectKept = (page) => expect(sentence(page, "Enregistré.")).toBeVisible();
