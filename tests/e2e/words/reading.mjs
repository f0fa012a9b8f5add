// What of a French screen counts as a sentence and as a word, and how easy it is to read.
//
// A word is a word of the grammar: « l’application » and « pouvez-vous » are two, « rendez-vous » is one. That is the
// stricter count for the length of a sentence. Numbers, times, dates, the letters of doors and addresses of websites are
// left out of every count: they are read by their look.
import { syllables } from "./syllables.mjs";

const DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche";
const MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const DATE = new RegExp(`^(?:${DAYS}|${MONTHS})$`, "iu");

/** What follows a number and belongs to it. */
const UNIT = /^(?:h|km|m)$/u;

/** A letter that names a door or a building. */
const LETTER = /^[B-XZ]$/u;

const WEBSITE = /^[\w-]+(?:\.[\w-]+)+$/u;

/** Listed as one word, although they look like two. */
const ONE_WORD = /^(?:rendez-vous|d[’']abord|d[’']accord)$/iu;

const ELISION = /^(?:[ldjcnmts]|qu|jusqu|lorsqu|puisqu)[’'](?=\p{L})/iu;
const CLITIC = /-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|le|la|les|lui|leur|moi|toi|en|y|ce)$/iu;

/**
 * A sentence of the screen: its words, without punctuation.
 *
 * @typedef {string[]} Sentence
 */

/**
 * The sentences of a piece of text. A label without a verb is one sentence, whatever it says.
 *
 * @param {string} block what stands together on the screen: a paragraph, a button, one line of a row
 * @returns {Sentence[]} without those that have no word
 */
export function sentences(block) {
  const parts = block.replace(/\s+/gu, " ").split(/(?<=[.?!…][\s»)]*)(?:\s|$)/u);
  return parts.map(words).filter((found) => found.length > 0);
}

/**
 * The words of a sentence, in its order and with its capitals.
 *
 * @param {string} sentence
 * @returns {string[]}
 */
export function words(sentence) {
  const found = [];
  let isAfterNumber = false;
  for (const token of sentence.split(/[\s\u{a0}\u{202f}]+/u)) {
    const bare = token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}’']+$/gu, "");
    const isNumber = /\p{N}/u.test(bare);
    const isUnit = isAfterNumber && UNIT.test(bare);
    const isPart = isNumber || isUnit || [DATE, LETTER, WEBSITE].some((kind) => kind.test(bare));
    if (bare !== "" && !isPart) found.push(...parted(bare));
    isAfterNumber = isNumber;
  }
  return found;
}

/** The words that an apostrophe or a hyphen holds together. */
function parted(token) {
  if (ONE_WORD.test(token)) return [token];
  const [elided] = ELISION.exec(token) ?? [];
  if (elided) return [elided, ...parted(token.slice(elided.length))];
  const [clitic] = CLITIC.exec(token) ?? [];
  if (clitic) return [...parted(token.slice(0, -clitic.length)), clitic.replace(/^-(?:t-)?/iu, "")];
  return [token];
}

/**
 * How easy a screen is to read.
 *
 * `score` is Flesch's reading ease as Kandel and Moles adapted it to French: 207 - 1.015 × words a sentence
 * - 73.6 × syllables a word (L. Kandel, A. Moles, « Application de l’indice de Flesch à la langue française »,
 * Cahiers d’études de radio-télévision 19, 1958). It is worked out on the whole screen: of a few words it means
 * nothing.
 *
 * @typedef {{ sentences: number, words: number, mean: number, longest: Sentence, score: number }} Ease
 */

/**
 * Measures sentences that were read on one screen.
 *
 * @param {Sentence[]} found at least one
 * @returns {Ease}
 */
export function ease(found) {
  const all = found.flat();
  const mean = all.length / found.length;
  const spoken = all.reduce((sum, word) => sum + syllables(word), 0);
  const longest = found.reduce((most, next) => (next.length > most.length ? next : most));
  const score = 207 - 1.015 * mean - 73.6 * (spoken / all.length);
  return { sentences: found.length, words: all.length, mean, longest, score };
}
