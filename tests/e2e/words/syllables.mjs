// How many syllables a French word has when it is read aloud slowly.
//
// The written form decides, by the rules of reading: there is no dictionary behind it. An « e » inside a word counts
// (ap-pe-ler), one at its end does not (liste). Where speakers differ, the longer reading is taken, so
// that a text is never found easier than it is.

/** Words whose spelling says something else than their sound. */
const EXCEPTIONS = new Map([
  ["août", 1], ["oui", 1], ["poêle", 1], ["aiguille", 2], ["alcool", 2], ["pays", 2],
  ["aiguiller", 3], ["linguistique", 3], ["paysage", 3], ["paysan", 3],
]);

/** Capitals that are read as a word: others are spelled, a syllable a letter. */
const READ_AS_WORDS = new Set(["CAF", "RIB", "SAMU", "CERFA", "ASPA", "CROUS", "SIRET", "PIN"]);

/** Letters whose name has more than one syllable. */
const LONG_NAMES = new Map([["W", 3], ["Y", 2]]);

/** Third persons in « -ment », whose end is silent: other words in « -ment » say it. */
const SILENT_MENT = new RegExp(
  "^(?:aim|affirm|allum|arm|calm|confirm|consomm|dorm|endorm|enferm|exprim|ferm|form|fum|imprim|inform|nomm|rallum|" +
    "réclam|renferm|résum|supprim|transform)ent$",
  "u",
);

/** Words in « -ent » that say their end. Verbs, which do not, are the greater number. */
const SPOKEN_ENT = new Set(
  ("absent accent accident adolescent adhérent adjacent agent apparent argent arpent client cohérent compétent conséquent content " +
    "continent contingent convent couvent décent différent dirigent divergent équivalent évident excellent fréquent " +
    "imminent impatient imprudent incident indifférent indulgent innocent insolent intelligent lent parent patient " +
    "permanent précédent présent président prudent récent régent résident ressent sergent serpent souvent talent torrent " +
    "transparent urgent violent").split(" "),
);

const VOWEL = "aàâeéèêëiîïoôöuùûüyœæ";

/** One vowel written with several letters, and the glides that begin or end one. */
const NUCLEI = [
  "[œo]eu", "eau", "[iy]eu", "[iy]eau", "[iy]ou", "[iy]ai", "[iy]au", "[iy]oi",
  "aî", "ai", "au", "ei", "eî", "eû", "eu", "œu", "œ", "oî", "oi", "oû", "où", "ou", "ui", "uî", "uy", "ay", "ey", "oy",
  "[iy][aàâeéèêoôœ]", `[${VOWEL}]`,
];
const NUCLEUS = new RegExp(NUCLEI.join("|"), "gu");

/**
 * The syllables of a word. What stands before an apostrophe belongs to the word after it; the parts of a word with
 * hyphens are counted one by one. Digits have none: they are left out of every count.
 *
 * @param {string} word as it is written, with its capitals
 * @returns {number}
 */
export function syllables(word) {
  const parts = word.normalize("NFC").matchAll(/([^-’'·]+)([’']?)/gu);
  return [...parts].reduce((sum, [, part, apostrophe]) => sum + ofPart(part, apostrophe !== ""), 0);
}

function ofPart(part, elided) {
  const letters = part.replace(/[^\p{L}]/gu, "");
  if (letters === "") return 0;
  if (/^\p{Lu}{2,}$/u.test(letters) && !READ_AS_WORDS.has(letters)) return spelled(letters);
  const word = letters.toLowerCase();
  const known = EXCEPTIONS.get(word) ?? EXCEPTIONS.get(word.replace(/s$/u, ""));
  if (known !== undefined) return known;
  const sounds = sounded(word, elided);
  const count = (sounds.match(NUCLEUS) ?? []).length;
  // « h » is read « heure ».
  return elided ? count : Math.max(count, 1);
}

const spelled = (letters) => [...letters].reduce((sum, letter) => sum + (LONG_NAMES.get(letter) ?? 1), 0);

/** The word without its silent letters, each vowel standing for one syllable. */
function sounded(word, elided) {
  const clear = word
    .replace(/qu/gu, "k")
    .replace(/gu(?=[eéèêiîy])/gu, "g")
    .replace(/ge(?=[aàâoô])/gu, "j")
    .replace(/c(?=œ|ueil)/gu, "k")
    .replace(/ueil/gu, "œil")
    .replace(/eoi/gu, "oi");
  const open = elided ? clear : withoutEnd(clear, word);
  return (
    open
      // « ll » and « l » after two vowels are a glide: travail, feuille.
      .replace(new RegExp(`([${VOWEL}])ill?(?=[${VOWEL}]|s?$)`, "gu"), "$1j")
      // So is « y » between two vowels: payer, employé.
      .replace(new RegExp(`([aeou])y(?=[${VOWEL}])`, "gu"), "$1j")
      // A silent « e » before « -ment »: paiement, remerciement.
      .replace(/([iuyéj])ement$/u, "$1ment")
      // After two consonants of which the second is l or r, « i » is a syllable: client, oublier.
      .replace(new RegExp(`([bcdfgkptvh][lr])i(?=[${VOWEL}])`, "gu"), "$1i ")
      // The dots part two vowels: naïf, Noël.
      .replace(new RegExp(`([${VOWEL}])(?=[ïëü])`, "gu"), "$1 ")
      // « é » never melts with the vowel after it: réel, vidéo.
      .replace(new RegExp(`é(?=[${VOWEL}])`, "gu"), "é ")
  );
}

/** Takes the silent end away, unless it holds the only vowel. */
function withoutEnd(clear, word) {
  const found = /^(.*?)(ent|es|e)$/u.exec(clear);
  if (!found) return clear;
  const [, before, end] = found;
  if (end === "ent" && isSpoken(word, before)) return clear;
  return new RegExp(`[${VOWEL}]`, "u").test(before) ? before : clear;
}

function isSpoken(word, before) {
  if (/[tv]i$/u.test(before)) return true;
  if (/m$/u.test(before)) return !SILENT_MENT.test(word);
  return SPOKEN_ENT.has(word);
}
