// Which words of a screen its reader may be expected to know.
import { lines, table } from "./files.mjs";
import { lookUps } from "./lemma.mjs";
import { words } from "./reading.mjs";

const COMMON = new Set(lines("common.txt"));

/** @param {string} lemma */
export const isCommon = (lemma) => COMMON.has(lemma);

/**
 * A word, or an expression, that is not common but that the app explains.
 *
 * @typedef {{ expression: string, where: string, sentence: string }} Explanation
 */

/** @type {Explanation[]} `where` is a ready-made list, or the key of a text */
export const EXPLANATIONS = table("explained.txt", "|").map(([expression, where, sentence]) => ({ expression, where, sentence }));

/** Names of people, places, bodies and products: they are nobody's vocabulary. */
export const NAMES = lines("names.txt");

const phrases = [...EXPLANATIONS.map(({ expression }) => expression), ...NAMES].map((phrase) => words(phrase));

/**
 * The words of a sentence that are neither common, nor a name, nor part of an expression that the app explains.
 *
 * @param {import("./reading.mjs").Sentence} sentence
 * @returns {string[]}
 */
export function hardWords(sentence) {
  const known = sentence.map((word) => lookUps(word, isCommon).every((lemmas) => lemmas.some(isCommon)));
  for (const phrase of phrases) {
    for (let at = 0; at + phrase.length <= sentence.length; at += 1) {
      if (phrase.every((word, nth) => isForm(sentence[at + nth], word))) known.fill(true, at, at + phrase.length);
    }
  }
  return sentence.filter((_, nth) => !known[nth]);
}

/** Whether one word is a form of another. */
function isForm(word, lemma) {
  const [[wanted]] = lookUps(lemma, () => true);
  return lookUps(word, () => true).some((lemmas) => lemmas.includes(wanted));
}
