import { readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import config from "../playwright.config.mjs";
import { startRelay } from "./relay.mjs";
import {
  addAppointment,
  answer,
  begin,
  button,
  chooseDate,
  chooseTime,
  expectKept,
  link,
  makeList,
  pathOf,
  startRsa,
  tick,
} from "./steps.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** A Tuesday morning in Paris: days and day words are the same at every run. */
export const NOW = new Date("2026-11-24T09:10:00+01:00");

/**
 * What a person has after a few weeks: everything that a screen can show, in one file, and the addresses of it.
 *
 * @typedef {{
 *   copy: Buffer,
 *   appointment: string, bare: string, past: string,
 *   list: string, ready: string, empty: string,
 *   step: string, late: string, dated: string,
 *   document: string, service: string,
 * }} World
 */

/**
 * Makes that world by hand, on a phone that is thrown away.
 *
 * @returns {Promise<World>}
 */
export async function makeWorld() {
  const relay = await startRelay();
  const { launchOptions, ...phone } = config.use;
  const browser = await chromium.launch(launchOptions);
  try {
    const context = await browser.newContext({ ...phone, baseURL: relay.origin });
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    await begin(page);
    const papers = await lists(page);
    const world = { ...papers, ...(await appointments(page)), document: await documents(page) };
    const service = await services(page);
    await helper(page);
    await removals(page);
    return { ...world, service, copy: await copyOf(page) };
  } finally {
    await browser.close();
    await relay.stop();
  }
}

/** The file that « Enregistrer une copie » hands out. @param {Page} page @returns {Promise<Buffer>} */
export async function copyOf(page) {
  await page.goto("/aide/donnees");
  const download = page.waitForEvent("download");
  await button(page, "Enregistrer une copie").click();
  return readFile(await (await download).path());
}

/** Brings a copy back on this phone. @param {Page} page @param {Buffer} copy */
export async function bringBack(page, copy) {
  await page.goto("/aide/donnees");
  const file = { name: "pas-a-pas.pasapas", mimeType: "application/octet-stream", buffer: copy };
  await page.getByLabel("Fichier de la copie").setInputFiles(file);
  await page.getByText(/Ce téléphone garde [1-9]/).waitFor();
}

async function lists(page) {
  const list = await startRsa(page);
  await tick(page, "Votre pièce d’identité");
  await tick(page, "Votre numéro de sécurité sociale");

  // A date that the limit of three months refuses, and a day that has passed.
  const dated = await stepOf(page, list, "Une adresse pour le courrier");
  await link(page, /^Date du papier/).click();
  await chooseDate(page, { day: 2, month: "mai", year: 2026 });
  await button(page, "Continuer").click();
  await expectKept(page);
  const late = await stepOf(page, list, "Les papiers de vos enfants");
  await link(page, /^Dernier jour/).click();
  await chooseDate(page, { day: 20, month: "novembre", year: 2026 });
  await button(page, "Continuer").click();
  await expectKept(page);
  await link(page, /^Qui s’en occupe/).click();
  await button(page, "Moi, avec quelqu’un").click();
  await expectKept(page);
  const step = await stepOf(page, list, "Les coordonnées de votre compte bancaire");

  const ready = await makeList(page, "Papiers pour l’école", ["Livret de famille", "Carnet de santé"]);
  await tick(page, "Livret de famille");
  await tick(page, "Carnet de santé");
  const empty = await makeList(page, "Papiers pour la mairie", []);
  return { list, ready, empty, step, late, dated };
}

/** A town hall with hours, a number that reads messages, and a closure. */
async function services(page) {
  await page.goto("/aide/services/nouveau");
  await answer(page, "Quel service ?", "Mairie de Lyon");
  await page.getByRole("heading", { level: 1, name: "Mairie de Lyon" }).waitFor();
  const service = pathOf(page);
  const facts = [
    ["telephone", "Quel numéro appeler ?", "06 12 34 56 78"],
    ["adresse", "À quelle adresse ?", "1 place de la Comédie, 69001 Lyon"],
    ["langues", "Quelles langues y parle-t-on ?", "français, arabe"],
  ];
  for (const [word, question, words] of facts) {
    await page.goto(`${service}/${word}`);
    await answer(page, question, words);
    await expectKept(page);
  }
  await page.goto(`${service}/heures`);
  for (const day of ["Lundi", "Mardi", "Jeudi"]) await button(page, day).click();
  await page.getByLabel("Heure", { exact: true }).nth(0).selectOption({ label: "8 h" });
  await page.getByLabel("Heure", { exact: true }).nth(1).selectOption({ label: "12 h" });
  await button(page, "Continuer").click();
  await expectKept(page);
  await page.goto(`${service}/fermeture`);
  await chooseDate(page, { day: 24, month: "décembre", year: 2026 });
  await button(page, "Continuer").click();
  await expectKept(page);
  return service;
}

async function stepOf(page, list, name) {
  await page.goto(list);
  await page.getByRole("link", { name: `Voir ${name}` }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  return pathOf(page);
}

async function appointments(page) {
  const facts = { place: "12 rue de la République, 69002 Lyon", who: "Mme Diallo", phone: "04 72 00 00 01" };
  const appointment = await addAppointment(page, { what: "Assistante sociale", ...facts });
  await edit(page, appointment, /^Heure de fin/);
  await chooseTime(page, 15, 15);
  await expectChanged(page);
  await edit(page, appointment, /^À retenir/);
  await answer(page, "Que faut-il retenir ?", "Porte B, deuxième étage.");
  await expectChanged(page);
  await page.goto(`${appointment}/papiers`);
  await link(page, "Prendre une liste").click();
  await button(page, "Demander le RSA").click();
  await expectKept(page);
  await link(page, "Ajouter un papier").click();
  await answer(page, "Quel papier apporter ?", "Lettre de convocation");
  await expectKept(page);
  const bare = await addAppointment(page, { what: "Médecin", hour: 17 });
  const past = await addAppointment(page, { what: "Mission locale", hour: 10 });
  await edit(page, past, /^Jour/);
  await button(page, "Un autre jour").click();
  await chooseDate(page, { day: 18, month: "novembre", year: 2026 });
  await button(page, "Continuer").click();
  await expectChanged(page);
  return { appointment, bare, past };
}

async function edit(page, appointment, row) {
  await page.goto(`${appointment}/modifier`);
  await link(page, row).click();
}

const expectChanged = (page) => page.getByText("C’est enregistré.").waitFor();

async function documents(page) {
  const ends = [
    ["Carte d’identité", { day: 31, month: "décembre", year: 2026 }],
    ["Attestation de droits", { day: 30, month: "octobre", year: 2026 }],
    ["Passeport", { day: 7, month: "juin", year: 2031 }],
  ];
  let path;
  for (const [kind, end] of ends) {
    await page.goto("/papiers/dates");
    await link(page, "Ajouter un papier").click();
    await button(page, kind).click();
    await expectKept(page);
    await page.getByRole("heading", { level: 1, name: kind }).waitFor();
    path = pathOf(page);
    await link(page, /^Dernier jour/).click();
    await chooseDate(page, end);
    await button(page, "Continuer").click();
    await expectKept(page);
  }
  return path;
}

async function helper(page) {
  await page.goto("/aide");
  await link(page, "Ajouter la personne qui vous aide").click();
  await answer(page, "Comment s’appelle cette personne ?", "Mme Diallo, assistante sociale");
  await answer(page, "Quel est son numéro ?", "04 72 00 00 01");
  await link(page, "Appeler Mme Diallo, assistante sociale").waitFor();
}

async function removals(page) {
  const gone = await addAppointment(page, { what: "Ancien rendez-vous à la Caf" });
  await page.goto(gone);
  await button(page, "Retirer").click();
  await page.getByText("« Ancien rendez-vous à la Caf » : c’est retiré.").waitFor();
  const list = await makeList(page, "Ancienne liste", ["Photo"]);
  await page.goto(`${list}/modifier`);
  await button(page, "Retirer la liste").click();
  await page.getByText("La liste « Ancienne liste » est retirée.").waitFor();
}
