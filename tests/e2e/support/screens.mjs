import { readdirSync } from "node:fs";
import { button } from "./steps.mjs";

/**
 * One screen in one state.
 *
 * @typedef {{ name: string, path: string, act?: (page: import("@playwright/test").Page) => Promise<void> }} Screen
 */

const PACKS = readdirSync(new URL("../../../app/domain/packs/fr", import.meta.url))
  .filter((file) => file.endsWith(".toml"))
  .map((file) => file.replace(".toml", ""));

const ASKED = ["quoi", "jour", "date", "heure", "fin", "lieu", "personne", "telephone", "presence", "note", "verifier"];
const OF_A_STEP = ["nom", "explication", "date-limite", "date-du-papier", "avec-qui", "place"];
const GROUPS = ["argent", "logement", "sante", "identite", "travail", "famille"];

const named = (paths) => paths.map((path) => ({ name: path, path }));

/** What a press of the main button says when nothing was answered. */
const refused = (path) => ({
  name: `${path}, answered with nothing`,
  path,
  act: async (page) => {
    await button(page, "Continuer").click();
    await page.getByRole("alert").getByText(/./).waitFor();
  },
});

/** The screens of a phone on which nothing is kept yet. @returns {Screen[]} */
export function emptyScreens() {
  return named([
    "/",
    "/rendez-vous",
    "/rendez-vous/passes",
    "/rendez-vous/message",
    "/rendez-vous/agenda",
    "/rendez-vous/carte",
    ...ASKED.map((word) => `/rendez-vous/nouveau/${word}`),
    "/aide/services",
    "/aide/services/nouveau",
    "/aide/services/annuaire",
    "/papiers",
    "/papiers/modeles",
    "/papiers/nouvelle",
    "/papiers/dates",
    "/papiers/dates/ajouter",
    "/papiers/fait",
    "/aide",
    "/aide/essai",
    "/aide/installer",
    "/aide/donnees/secours",
    "/aide/contact",
    "/aide/contact/nom",
    "/aide/donnees",
    "/aide/retires",
    "/aide/telephones",
    "/code",
    "/code/lien",
    "/recevoir",
    "/nulle-part",
    "/rendez-vous/00000000000000000000000000000000",
  ]).concat(["quoi", "date", "heure", "telephone"].map((word) => refused(`/rendez-vous/nouveau/${word}`)));
}

/** The ready-made lists. @returns {Screen[]} */
export function packScreens() {
  return named([
    ...GROUPS.map((group) => `/papiers/modeles/${group}`),
    ...PACKS.map((pack) => `/papiers/modele/${pack}`),
  ]);
}

/** The screens about appointments. @param {import("./world.mjs").World} world @returns {Screen[]} */
export function appointmentScreens({ appointment, bare, past }) {
  return named([
    "/",
    "/rendez-vous",
    "/rendez-vous/passes",
    appointment,
    bare,
    past,
    `${appointment}/modifier`,
    ...ASKED.filter((word) => word !== "verifier").map((word) => `${appointment}/modifier/${word}`),
    `${appointment}/papiers`,
    `${bare}/papiers`,
    `${appointment}/papiers/ajouter`,
    `${appointment}/papiers/liste`,
    `${appointment}/montrer`,
    `${bare}/montrer`,
    `${appointment}/empechement`,
    `${bare}/empechement`,
  ]);
}

/** The screens about papers. @param {import("./world.mjs").World} world @returns {Screen[]} */
export function paperScreens({ list, ready, empty, step, late, dated, document }) {
  const ticked = {
    name: `${list}, with a tick just made`,
    path: list,
    act: async (page) => {
      await page.getByRole("checkbox").nth(4).click();
      await page.getByText("Enregistré.").waitFor();
    },
  };
  return named([
    "/papiers",
    list,
    ready,
    empty,
    `${list}/modifier`,
    `${list}/nom`,
    `${list}/ajouter`,
    step,
    late,
    dated,
    ...OF_A_STEP.map((word) => `${late}/${word}`),
    "/papiers/dates",
    document,
    ...["nom", "date", "fin"].map((word) => `${document}/${word}`),
  ]).concat(ticked);
}

/** What a person sees of a list that they share. @param {string} list @returns {Screen[]} */
export function shareScreens(list) {
  const steps = ["choix", "ensemble", "lire", "ensemble-sans-reseau", "ensemble-de-loin", "arreter"];
  const invited = {
    name: `${list}/partager/ensemble-de-loin, invited`,
    path: `${list}/partager/ensemble-de-loin`,
    act: async (page) => {
      await button(page, "Préparer l’invitation").click();
      await page.getByRole("heading", { name: "2. Dites ces deux mots" }).waitFor();
    },
  };
  const linked = [`/code/lire`, `/aide/telephones/relier`, `/aide/telephones`];
  return named([list, ...steps.map((step) => `${list}/partager/${step}`), ...linked]).concat(invited);
}

const OF_A_SERVICE = [
  "nom",
  "adresse",
  "telephone",
  "courriel",
  "horaires",
  "heures",
  "feries",
  "fermeture",
  "langues",
  "acces",
  "modifier",
  "ecrire",
  "partager",
];

/** The screens of help. @param {import("./world.mjs").World} world @returns {Screen[]} */
export function helpScreens({ service }) {
  return named([
    "/aide/services",
    service,
    ...OF_A_SERVICE.map((word) => `${service}/${word}`),
    "/rendez-vous/agenda",
    "/aide",
    "/aide/urgences",
    "/aide/contact",
    "/aide/contact/nom",
    "/aide/contact/telephone",
    "/aide/taille",
    "/aide/donnees",
    "/aide/donnees/effacer",
    "/aide/retires",
  ]);
}

/**
 * Shows a screen and waits until it stands.
 *
 * @param {import("@playwright/test").Page} page
 * @param {Screen} screen
 */
export async function show(page, { path, act }) {
  await page.goto(path);
  // The app has started: the page's own first title is the app's name alone.
  await page.waitForFunction(() => document.title.endsWith("– Pas à pas"));
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (act) await act(page);
}

/**
 * Every screen that an address alone shows, on a phone that keeps that world.
 *
 * @param {import("./world.mjs").World} world
 * @returns {Screen[]}
 */
export const everyScreen = (world) =>
  [
    ...appointmentScreens(world),
    ...paperScreens(world),
    ...helpScreens(world),
    ...emptyScreens(),
    ...packScreens(),
    { name: "/aide/langue", path: "/aide/langue" },
  ].filter((screen) => !screen.act);

/**
 * Goes to a screen as a link would, without loading the app anew.
 *
 * @param {import("@playwright/test").Page} page
 * @param {string} path
 */
export async function glide(page, path) {
  await page.evaluate((to) => {
    document.title = "";
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  // The app names the page once its screen stands; a card that is held out has a title too.
  await page.waitForFunction(() => document.title.endsWith("– Pas à pas"));
}
