import assert from "node:assert/strict";
import { test } from "node:test";
import { ease, sentences, words } from "./reading.mjs";
import { syllables } from "./syllables.mjs";

const counts = (table) => {
  for (const [count, list] of Object.entries(table)) {
    for (const word of list.split(" ")) assert.equal(syllables(word), Number(count), word);
  }
};

test("a silent end in e, es or ent is no syllable, and the only vowel is one", () => {
  counts({
    1: "le les ces que liste listes page face aide peuvent prennent restent voient changent ment dent",
    2: "papiers attendent envoient demande",
    3: "téléphone téléphones continue",
  });
});

test("an end in ent that is no verb is said", () => {
  counts({ 2: "moment urgent absent parent paiement client patient souvent fréquent", 3: "document logement changement" });
});

test("the ends of tenir and venir are said in one", () => {
  counts({ 1: "vient tient", 2: "revient contient" });
});

test("ia, ie, io and ui are said in one", () => {
  counts({
    1: "lieu bien hier juin nuit oui mieux pièce",
    2: "papier mairie social copie gratuit depuis question",
    3: "attention maladie",
  });
});

test("after two consonants, i is a syllable of its own", () => {
  counts({ 2: "client prier", 3: "oublier février ouvrier" });
});

test("two vowels that do not melt are two", () => {
  counts({ 2: "réel jouer naïf Noël chaos créer créée", 3: "idéal vidéo", 4: "situation réessayer européen" });
});

test("y is a vowel alone and a glide between two", () => {
  counts({ 1: "y type yeux", 2: "payer loyer stylo pays", 3: "envoyez employé essuyer" });
});

test("u after q or g is silent", () => {
  counts({ 1: "qui langue longue quoi banque", 2: "guichet quelqu’un", 3: "quitterez" });
});

test("ill after a vowel is a glide, and a syllable after a consonant", () => {
  counts({ 1: "œil feuille ville", 2: "travail famille juillet accueil", 3: "travaillez appareil" });
});

test("an e inside a word is said", () => {
  counts({ 3: "appeler maintenant samedi", 4: "enregistrer" });
});

test("parts of a word are added up, and what is elided has only the vowels it kept", () => {
  counts({ 0: "l’ d’ qu’ j’", 1: "jusqu’", 3: "rendez-vous aujourd’hui", 4: "après-demain" });
});

test("capitals are spelled, unless they are read as a word", () => {
  counts({ 1: "CAF RIB", 3: "RSA SMS", 4: "MDPH" });
});

test("numbers have no syllables", () => {
  counts({ 0: "14 06 2026 @" });
});

test("words are those of the grammar, without punctuation", () => {
  assert.deepEqual(words("« L’application » s’ouvre : pouvez-vous, d’abord, l’ouvrir ?"),
    ["L’", "application", "s’", "ouvre", "pouvez", "vous", "d’abord", "l’", "ouvrir"]);
  assert.deepEqual(words("Y parle-t-on au rendez-vous d’aujourd’hui ?"), ["Y", "parle", "on", "au", "rendez-vous", "d’", "aujourd’hui"]);
});

test("numbers, times, dates and websites are left out", () => {
  assert.deepEqual(words("Le mardi 24 novembre 2026, à 14 h 30, sur caf.fr : 2e étage, 04 72 00 00 01."), ["Le", "à", "sur", "étage"]);
  assert.deepEqual(words("À 300 m. L’heure, porte B"), ["À", "L’", "heure", "porte"]);
});

test("a sentence ends with its mark, and a label without one is a sentence", () => {
  assert.deepEqual(sentences("Ouvert. Ferme à 12 h."), [["Ouvert"], ["Ferme", "à"]]);
  assert.deepEqual(sentences("Le téléphone affiche : « Ouvrez l’aide. » Puis rien"), [
    ["Le", "téléphone", "affiche", "Ouvrez", "l’", "aide"],
    ["Puis", "rien"],
  ]);
  assert.deepEqual(sentences("2 sur 10"), [["sur"]]);
  assert.deepEqual(sentences("14 h 30"), []);
});

test("the score is the formula's", () => {
  // Two sentences of three words with four syllables each.
  const measured = ease([["Il", "fait", "demain"], ["Elle", "vient", "demain"]]);
  assert.equal(measured.mean, 3);
  assert.equal(measured.words, 6);
  assert.ok(Math.abs(measured.score - (207 - 1.015 * 3 - 73.6 * (8 / 6))) < 1e-9);
});
