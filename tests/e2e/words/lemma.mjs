// From a word as it stands in a text to the words that a dictionary may list it under.
import { table } from "./files.mjs";

/** Forms that no rule below explains, by form. */
const IRREGULAR = new Map();
for (const [lemma, forms] of table("forms.txt", ":")) {
  for (const form of forms.split(" ")) IRREGULAR.set(form, [...(IRREGULAR.get(form) ?? []), lemma]);
}

/** What a regular verb in « -er » ends in, beside its stem. */
const ENDINGS = /(?:e|es|ons|ez|ent|é|ée|és|ées|ant|er|era|eront|erez)$/u;

/** The words that lose their vowel before another one. */
const ELIDED = new Map([
  ["l", "le"], ["d", "de"], ["j", "je"], ["c", "ce"], ["n", "ne"], ["m", "me"], ["t", "te"], ["s", "se"],
  ["qu", "que"], ["jusqu", "jusque"], ["lorsqu", "lorsque"], ["puisqu", "puisque"],
]);

/** How a word is looked up: small letters, a straight apostrophe, « œ » in two letters. */
const plain = (word) => word.toLowerCase().normalize("NFC").replaceAll("’", "'").replaceAll("œ", "oe");

/**
 * What a word is looked up as: one or more words, each with every lemma that it may be a form of. A word with hyphens
 * that is not listed as a whole is its parts: après-demain.
 *
 * @param {string} word as `words` in reading.mjs finds it
 * @param {(lemma: string) => boolean} isListed
 * @returns {string[][]}
 */
export function lookUps(word, isListed) {
  const written = plain(word);
  const full = written.endsWith("'") ? (ELIDED.get(written.slice(0, -1)) ?? written) : written;
  const whole = lemmas(full);
  if (whole.some(isListed) || !full.includes("-")) return [whole];
  return full.split("-").map(lemmas);
}

/**
 * The words that this one may be a form of, itself among them: one of several, without the marks of gender and number,
 * the infinitive of a regular verb, and what the table of other forms says.
 *
 * @param {string} word in small letters
 * @returns {string[]}
 */
export function lemmas(word) {
  const singular = [word, word.replace(/aux$/u, "al"), word.replace(/[sx]$/u, "")];
  const masculine = singular.flatMap((form) => [form, ...masculineOf(form)]);
  const infinitive = ENDINGS.test(word) ? infinitivesOf(word) : [];
  const listed = masculine.flatMap((form) => IRREGULAR.get(form) ?? []);
  return [...new Set([...masculine, ...infinitive, ...listed])];
}

const FEMININE = [
  [/e$/u, ""], [/(l|n|t|s)\1e$/u, "$1"], [/ère$/u, "er"], [/ète$/u, "et"],
  [/euse$/u, "eux"], [/euse$/u, "eur"], [/trice$/u, "teur"], [/ive$/u, "if"],
];

/** Words that only look like a feminine: « cas », « vers », « franc » and « vis » are others. */
const NO_FEMININE = new Set(["case", "verse", "france", "vise", "vieillesse"]);

const masculineOf = (form) =>
  FEMININE.filter(([end]) => end.test(form) && !NO_FEMININE.has(form)).map(([end, other]) => form.replace(end, other));

function infinitivesOf(word) {
  const stem = word.replace(ENDINGS, "");
  // Spellings that keep the sound: change-ons, commenç-ons, rappell-e, achèt-e, essai-e.
  const spellings = [
    stem,
    stem.replace(/ge$/u, "g"),
    stem.replace(/ç$/u, "c"),
    stem.replace(/(ll|tt)$/u, (pair) => pair[0]),
    stem.replace(/è(\p{L})$/u, "e$1"),
    stem.replace(/è(\p{L})$/u, "é$1"),
    stem.replace(/i$/u, "y"),
  ];
  return spellings.map((spelling) => `${spelling}er`);
}
