// Every French screen, for who reads little: short sentences, short words, words that everybody knows.
//
// What is counted, and how, is said in words/reading.mjs and words/vocabulary.mjs. Held to each screen as it stands: no
// sentence above 12 words, 8 in the mean, and 95 % of the words known or explained. Kandel and Moles's score, like
// Flesch's that it comes from, was worked out on samples of 100 words (R. Flesch, « A new readability yardstick », 1948,
// https://doi.org/10.1037/h0057532), and most screens hold thirty: there, « Continuer » alone moves it by eight. A screen
// of at least 100 words has a score of its own; shorter ones are read on with the next screens of their place until they
// make a sample, as words/samples.mjs says, and each sample must be easy.
//
// Each test leaves a table of its screens and one of its samples in .report/readable, with the words that it did not
// know, whether it passes or not.
import { readFileSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect } from "../support/story.mjs";
import { afterPresses, firstVisit, sharing, test } from "../support/groups.mjs";
import { visibleBlocks } from "../support/visible.mjs";
import { NOW, bringBack } from "../support/world.mjs";
import {
  appointmentScreens,
  emptyScreens,
  helpScreens,
  packScreens,
  paperScreens,
  show,
} from "../support/screens.mjs";
import { begin, button, link } from "../support/steps.mjs";
import { ease, sentences } from "../words/reading.mjs";
import { SAMPLE, samples } from "../words/samples.mjs";
import { hardWords } from "../words/vocabulary.mjs";

/** Words in a sentence: the mean of a screen, and the longest. */
const MEAN = 8;
const LONGEST = 12;

/** Kandel and Moles call this « facile ». */
const SCORE = 80;

/** The part of a screen's words that are common, names or explained. */
const KNOWN = 0.95;

const REPORT = new URL("../../../.report/readable/", import.meta.url);
const PACKS = new URL("../../../app/domain/packs/fr/", import.meta.url);

/** What the world of these stories was made of: somebody wrote it, the app did not. */
const WRITTEN = [
  "Mme Diallo, assistante sociale",
  "Mme Diallo",
  "Porte B, deuxième étage.",
  "Lettre de convocation",
  "12 rue de la République, 69002 Lyon",
  "1 place de la Comédie, 69001 Lyon",
  "Mairie de Lyon",
  "Papiers pour l’école",
  "Papiers pour la mairie",
  "Livret de famille",
  "Carnet de santé",
  "Ancien rendez-vous à la Caf",
  "Dossier RSA",
  "Attestation d’hébergement de moins de trois mois",
  "français, arabe",
];

/** Names by law, which nobody may reword: the plain name stands beside each of them. */
const BY_LAW = readdirSync(PACKS).flatMap((file) => {
  const pack = readFileSync(new URL(file, PACKS), "utf8");
  return [...pack.matchAll(/^(?:official|body) = "(.*)"$/gmu)].map(([, name]) => name);
});

/** The two words that an invitation is opened with are drawn by lot. */
const DRAWN = /^(?!.*\s.*\s)\p{Ll}+ \p{Ll}+$/u;

/** What the app itself says in a piece of text. @param {string} block @param {string[]} written */
function ownWords(block, written) {
  if (written.includes(block)) return "";
  const isLegal = /^(?:Nom officiel|Source)\s:/u.test(block);
  const others = isLegal ? BY_LAW : written.filter((text) => /\d|Diallo/u.test(text));
  return [...others].sort((a, b) => b.length - a.length).reduce((text, other) => text.replaceAll(other, ""), block);
}

/** Reads the screen that stands. @returns {Promise<import("../words/samples.mjs").Reading>} */
async function readingOf(page, screen, written) {
  const blocks = (await visibleBlocks(page)).filter((block) => !DRAWN.test(block));
  const found = blocks.flatMap((block) => sentences(ownWords(block, written)));
  return { name: screen.name.replace(/[0-9a-f]{32}/gu, "…"), path: screen.path, found };
}

/** Measures what one screen says. @param {import("../words/samples.mjs").Reading} reading */
function measure({ found }) {
  const hard = found.flatMap(hardWords);
  const measured = ease(found);
  return { ...measured, hard, known: 1 - hard.length / measured.words };
}

/** What is too hard on a screen, in words. */
function faults({ mean, longest, known, hard }) {
  return [
    mean > MEAN && `${mean.toFixed(1)} words a sentence`,
    longest.length > LONGEST && `${longest.length} words: ${longest.join(" ")}`,
    known < KNOWN && `knows ${(known * 100).toFixed(0)} %: ${[...new Set(hard)].join(", ")}`,
  ].filter(Boolean);
}

const line = (cells) => `| ${cells.join(" | ")} |`;

const table = (head, rows) => [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");

/** A screen as a line of the report. */
function row(name, { sentences: count, words, mean, longest, known, hard }) {
  return [name, count, words, mean.toFixed(1), longest.length, (known * 100).toFixed(1), [...new Set(hard)].join(", ")];
}

/** Leaves the tables of a test in its report. */
async function report(screens, pools) {
  await mkdir(REPORT, { recursive: true });
  const file = new URL(`${test.info().title.replaceAll(" ", "-")}.md`, REPORT);
  const tables = [
    table(["screen", "sentences", "words", "mean", "longest", "known %", "hard words"], screens),
    table(["score", "words", "sample"], pools.map(({ score, words, name }) => [score.toFixed(1), words, name])),
  ];
  await writeFile(fileURLToPath(file), `${tables.join("\n\n")}\n`);
}

/** Reads every screen, and tells everything that is too hard at once. */
async function read(page, screens, written = []) {
  await page.clock.setFixedTime(NOW);
  const readings = [];
  for (const screen of screens) {
    await show(page, screen);
    readings.push(await readingOf(page, screen, written));
  }
  const measured = readings.map((reading) => [reading.name, measure(reading)]);
  const pools = samples(readings);
  await report(measured.map(([name, one]) => row(name, one)), pools);
  const lowest = Math.min(...pools.map(({ score }) => score));
  const longest = Math.max(...measured.map(([, one]) => one.longest.length));
  const mean = Math.max(...measured.map(([, one]) => one.mean));
  const known = Math.min(...measured.map(([, one]) => one.known));
  console.log(
    `${test.info().title}: ${screens.length} screens; longest sentence ${longest} words, highest mean ${mean.toFixed(1)}, ` +
      `fewest known ${(known * 100).toFixed(1)} %; lowest score of ${pools.length} samples ${lowest.toFixed(1)}`,
  );
  expect(measured.flatMap(([name, one]) => faults(one).map((fault) => `${name}: ${fault}`))).toEqual([]);
  expect(pools.filter(({ score }) => score < SCORE)).toEqual([]);
  expect(pools.filter(({ words }) => words < SAMPLE)).toEqual([]);
}

/** The steps of the exercise, each reached from the first. */
function practiceScreens() {
  const gestures = [
    (page) => link(page, "Voir").click(),
    (page) => button(page, "Continuer").click(),
    (page) => page.getByRole("checkbox").first().click(),
    (page) => button(page, "Annuler").click(),
    ...["Continuer", "Appeler", "Continuer", "Montrer", "Continuer", "Partager", "Continuer"].map(
      (name) => (page) => button(page, name).click(),
    ),
  ];
  return gestures.map((_, last) => ({
    name: `/aide/essai, after ${last + 1} gestures`,
    path: "/aide/essai",
    act: async (page) => {
      for (const gesture of gestures.slice(0, last + 1)) await gesture(page);
    },
  }));
}

/** The card that has everything back, once it is made. */
const RESCUE = {
  name: "/aide/donnees/secours, made",
  path: "/aide/donnees/secours",
  act: async (page) => {
    await button(page, "Faire la carte").click();
    await page.getByText("Imprimez la carte.").waitFor();
  },
};

const at = (path) => ({ name: path, path });

test.describe("every French screen is easy to read", () => {
  test.setTimeout(300_000);

  test("sharing", async ({ page }) => {
    await read(page, await sharing(page), WRITTEN);
  });

  test("the first visit and what is empty", async ({ page }) => {
    const home = afterPresses("home", ["Je commence", "Continuer"]);
    await read(page, [...(await firstVisit()), home, ...emptyScreens(), ...practiceScreens(), RESCUE]);
  });

  test("the ready-made lists", async ({ page }) => {
    await begin(page);
    await read(page, packScreens());
  });

  for (const [name, screens] of [
    ["appointments", (world) => [...appointmentScreens(world), at("/rendez-vous/carte")]],
    ["papers", (world) => [...paperScreens(world), at("/papiers/fait")]],
    ["help", (world) => [...helpScreens(world), at("/aide/langue")]],
  ]) {
    test(name, async ({ page, world }) => {
      await page.clock.setFixedTime(NOW);
      await begin(page);
      await bringBack(page, world.copy);
      await read(page, screens(world), WRITTEN);
    });
  }
});
