// Every French screen, for who reads little: short sentences, short words, words that everybody knows.
//
// What is counted, and how, is said in words/reading.mjs and words/vocabulary.mjs. Each test leaves a table of its
// screens in .report/readable, with the words that it did not know, whether it passes or not.
import { readFileSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test as story } from "../support/story.mjs";
import { visibleBlocks } from "../support/visible.mjs";
import { NOW, bringBack, makeWorld } from "../support/world.mjs";
import {
  appointmentScreens,
  emptyScreens,
  helpScreens,
  packScreens,
  paperScreens,
  shareScreens,
  show,
} from "../support/screens.mjs";
import { begin, button, makeList, title } from "../support/steps.mjs";
import { ease, sentences } from "../words/reading.mjs";
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

const test = story.extend({
  world: [async ({}, use) => use(await makeWorld()), { scope: "worker", timeout: 120_000 }],
});

/** What the app itself says in a piece of text. @param {string} block @param {string[]} written */
function ownWords(block, written) {
  if (written.includes(block)) return "";
  const isLegal = /^(?:Nom officiel|Source)\s:/u.test(block);
  const others = isLegal ? BY_LAW : written.filter((text) => /\d|Diallo/u.test(text));
  return [...others].sort((a, b) => b.length - a.length).reduce((text, other) => text.replaceAll(other, ""), block);
}

/** Measures the screen that stands. */
async function measure(page, written) {
  const blocks = (await visibleBlocks(page)).filter((block) => !DRAWN.test(block));
  const found = blocks.flatMap((block) => sentences(ownWords(block, written)));
  const hard = found.flatMap(hardWords);
  const measured = ease(found);
  return { ...measured, hard, known: 1 - hard.length / measured.words };
}

/** What is too hard on a screen, in words. */
function faults({ mean, longest, score, known, hard }) {
  return [
    mean > MEAN && `${mean.toFixed(1)} words a sentence`,
    longest.length > LONGEST && `${longest.length} words: ${longest.join(" ")}`,
    score < SCORE && `score ${score.toFixed(1)}`,
    known < KNOWN && `knows ${(known * 100).toFixed(0)} %: ${[...new Set(hard)].join(", ")}`,
  ].filter(Boolean);
}

/** The screen as a line of the report. */
function row(name, { sentences: count, words, mean, longest, score, known, hard }) {
  const numbers = [count, words, mean.toFixed(1), longest.length, score.toFixed(1), (known * 100).toFixed(1)];
  return `| ${[name, ...numbers, [...new Set(hard)].join(", ")].join(" | ")} |`;
}

const HEAD = [
  "| screen | sentences | words | mean | longest | score | known % | hard words |",
  "|---|---|---|---|---|---|---|---|",
].join("\n");

/** Reads every screen, and tells everything that is too hard at once. */
async function read(page, screens, written = []) {
  await page.clock.setFixedTime(NOW);
  const wrong = [];
  const rows = [];
  for (const screen of screens) {
    await show(page, screen);
    const measured = await measure(page, written);
    const name = screen.name.replace(/[0-9a-f]{32}/gu, "…");
    rows.push(row(name, measured));
    faults(measured).forEach((fault) => wrong.push(`${name}: ${fault}`));
  }
  await mkdir(REPORT, { recursive: true });
  const file = new URL(`${test.info().title.replaceAll(" ", "-")}.md`, REPORT);
  await writeFile(fileURLToPath(file), `${HEAD}\n${rows.join("\n")}\n`);
  expect(wrong).toEqual([]);
}

test.describe("every French screen is easy to read", () => {
  test.setTimeout(300_000);

  test("the first visit", async ({ page }) => {
    const after = (name, presses) => ({
      name,
      path: "/",
      act: async () => {
        for (const press of presses) await button(page, press).click();
      },
    });
    await read(page, [after("language", []), after("start", [/^Français/]), after("size", ["Je commence"])]);
  });

  test("sharing", async ({ page }) => {
    await begin(page);
    const list = await makeList(page, "Dossier RSA", ["Photo", "Attestation d’hébergement de moins de trois mois"]);
    await page.goto(`${list}/partager/choix`);
    await button(page, "Ensemble").click();
    await title(page, "Montrez ce code").waitFor();
    await read(page, shareScreens(list), WRITTEN);
  });

  test("with nothing kept yet", async ({ page }) => {
    await begin(page);
    await read(page, emptyScreens());
  });

  test("the ready-made lists", async ({ page }) => {
    await begin(page);
    await read(page, packScreens());
  });

  for (const [name, screens] of [
    ["appointments", appointmentScreens],
    ["papers", paperScreens],
    ["help", helpScreens],
  ]) {
    test(name, async ({ page, world }) => {
      await page.clock.setFixedTime(NOW);
      await begin(page);
      await bringBack(page, world.copy);
      await read(page, screens(world), WRITTEN);
    });
  }
});
