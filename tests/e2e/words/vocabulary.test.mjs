import assert from "node:assert/strict";
import { readFileSync, existsSync } from "node:fs";
import { test } from "node:test";
import { lines } from "./files.mjs";
import { lemmas } from "./lemma.mjs";
import { sentences, words } from "./reading.mjs";
import { EXPLANATIONS, NAMES, hardWords, isCommon } from "./vocabulary.mjs";

const ROOT = new URL("../../../app/", import.meta.url);

const hard = (text) => sentences(text).flatMap(hardWords);

test("the list of common words has 1,500, each once", () => {
  const common = lines("common.txt");
  assert.equal(common.length, 1500);
  assert.equal(new Set(common).size, 1500);
});

test("a form counts as its word", () => {
  for (const [form, word] of [
    ["papiers", "papier"], ["travaux", "travail"], ["nouvelle", "nouveau"], ["gentille", "gentil"], ["premières", "premier"],
    ["heureuse", "heureux"], ["appelez", "appeler"], ["rappelle", "rappeler"], ["achète", "acheter"], ["changeons", "changer"],
    ["envoie", "envoyer"], ["choisissez", "choisir"], ["peut", "pouvoir"], ["sont", "être"], ["reçues", "recevoir"], ["yeux", "oeil"],
  ]) {
    assert.ok(lemmas(form).includes(word), `${form} of ${word}`);
  }
});

test("a word that only looks like a form of a common one is hard", () => {
  assert.deepEqual(hard("La case vise la vieillesse."), ["case", "vise", "vieillesse"]);
});

test("common words, parts of a compound and elided ones are not hard", () => {
  assert.deepEqual(hard("Quelqu’un vous rappelle après-demain, d’abord pour l’œil."), []);
});

test("an expression is known as a whole, and its words alone stay hard", () => {
  assert.deepEqual(hard("Demandez deux cartes d’identité. L’identité manque."), ["identité"]);
  assert.deepEqual(hard("Un logement social, une aide sociale."), ["sociale"]);
});

test("names are nobody’s vocabulary", () => {
  assert.deepEqual(hard("Allez à la Banque de France, avec Mme Diallo."), []);
});

test("every explanation stands in the texts, and says the word", () => {
  const texts = readFileSync(new URL("web/locales/fr.toml", ROOT), "utf8");
  for (const { expression, where, sentence } of EXPLANATIONS) {
    const pack = new URL(`domain/packs/fr/${where}.toml`, ROOT);
    const text = existsSync(pack) ? readFileSync(pack, "utf8") : texts.split("\n").find((line) => line.startsWith(`${where} = `));
    assert.ok(text?.includes(sentence), `${where}: ${sentence}`);
    const said = words(sentence).flatMap((word) => lemmas(word.toLowerCase()));
    assert.ok(said.includes(words(expression)[0].toLowerCase()), `${expression}: ${sentence}`);
  }
});

test("nothing is explained or named that is common already", () => {
  for (const phrase of [...EXPLANATIONS.map(({ expression }) => expression), ...NAMES]) {
    assert.ok(words(phrase).some((word) => !isCommon(word.toLowerCase())), phrase);
  }
});
