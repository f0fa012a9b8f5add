// Which texts are measured together, so that the score of how easy they are means something.
//
// Flesch worked his formula out on samples of 100 words, and Kandel and Moles took their French coefficients from samples
// of the same length (R. Flesch, « A new readability yardstick », Journal of Applied Psychology 32, 1948,
// https://doi.org/10.1037/h0057532). Most screens of the app hold far fewer: one word more or less of five syllables then
// moves the score by ten. A screen of at least 100 words is therefore a sample of its own; shorter ones are read one
// after the other, those of one place together, until they make a sample.
//
// The words around every screen (Retour, Écouter, the four places) and what several screens of a sample say alike are
// counted once a sample: whoever has read them once reads them no more.
import { ease, sentences } from "./reading.mjs";

/** @typedef {import("./reading.mjs").Sentence} Sentence */

/** Words that a sample has at least. */
export const SAMPLE = 100;

/** What stands around every screen. */
export const FRAME = ["Aller au contenu", "Retour", "Écouter", "Aujourd’hui", "Rendez-vous", "Papiers", "Aide"];

/**
 * A screen that was read, or several of them.
 *
 * @typedef {{ name: string, path: string, found: Sentence[] }} Reading
 */

/**
 * Texts that are measured together.
 *
 * @typedef {{ name: string, words: number, score: number }} Sample
 */

/**
 * Cuts screens into samples. Screens that are left over join the last sample of their place; those of places that have
 * none are read together, and join the last sample of all when even so they are too few.
 *
 * @param {Reading[]} readings in the order in which they are met
 * @returns {Sample[]} each of at least 100 words, unless all the screens together have fewer
 */
export function samples(readings) {
  const alone = readings.filter(({ found }) => found.flat().length >= SAMPLE).map((reading) => [reading]);
  const short = readings.filter(({ found }) => found.flat().length < SAMPLE);
  const names = new Set(short.map(placeOf));
  const places = [...names].map((name) => cut(short.filter((reading) => placeOf(reading) === name)));
  const whole = places.flatMap(({ full }) => full);
  const rest = cut(places.flatMap(({ left }) => left));
  const pooled = [...whole, ...rest.full];
  if (rest.left.length > 0) pooled.push([...(pooled.pop() ?? []), ...rest.left]);
  return [...alone, ...pooled].map(measured);
}

/** The first part of a screen's path. @param {Reading} reading */
const placeOf = ({ path }) => path.split("/")[1];

/** Screens one after the other, a new sample as soon as one is large enough. @param {Reading[]} readings */
function cut(readings) {
  const full = [];
  let left = [];
  for (const reading of readings) {
    left.push(reading);
    if (distinct(left).flat().length < SAMPLE) continue;
    full.push(left);
    left = [];
  }
  if (full.length === 0) return { full, left };
  full.at(-1).push(...left);
  return { full, left: [] };
}

/** The sentences of a sample, each once. @param {Reading[]} readings @returns {Sentence[]} */
function distinct(readings) {
  const frame = FRAME.flatMap(sentences);
  const all = [...frame, ...readings.flatMap(({ found }) => found)];
  return [...new Map(all.map((sentence) => [sentence.join(" "), sentence])).values()];
}

/** @param {Reading[]} readings @returns {Sample} */
function measured(readings) {
  const { words, score } = ease(readings.length === 1 ? readings[0].found : distinct(readings));
  return { name: readings.map(({ name }) => name).join(" + "), words, score };
}
