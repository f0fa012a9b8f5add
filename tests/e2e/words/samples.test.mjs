import assert from "node:assert/strict";
import { test } from "node:test";
import { ease, sentences } from "./reading.mjs";
import { FRAME, SAMPLE, samples } from "./samples.mjs";

/** A screen that says so many words that no other screen says, in sentences of five. */
function screen(path, count) {
  const words = Array.from({ length: count }, (_, nth) => `${letters(path)}${"o".repeat(nth)}`);
  const found = [];
  while (words.length > 0) found.push(words.splice(0, 5));
  return { name: path, path, found };
}

const letters = (path) => path.replaceAll("/", "");

const AROUND = FRAME.flatMap(sentences).flat().length;

test("a screen of 100 words is a sample as it stands, with what it repeats", () => {
  const found = Array.from({ length: 25 }, () => ["un", "papier", "est", "prêt"]);
  const [sample, ...others] = samples([{ name: "long", path: "/papiers/modele/rsa", found }]);
  assert.deepEqual(others, []);
  assert.equal(sample.words, SAMPLE);
  assert.equal(sample.score, ease(found).score);
});

test("shorter screens of one place are read on until they make a sample", () => {
  const made = samples([screen("/aide", 50), screen("/papiers", 60), screen("/aide/a", 50), screen("/papiers/b", 60)]);
  assert.deepEqual(made.map(({ name }) => name), ["/aide + /aide/a", "/papiers + /papiers/b"]);
  assert.deepEqual(made.map(({ words }) => words), [100 + AROUND, 120 + AROUND]);
});

test("what stands around every screen, and what several say alike, counts once a sample", () => {
  const one = screen("/aide/a", 60);
  const other = screen("/aide/b", 60);
  const around = [...FRAME, "Enregistré."].flatMap(sentences);
  const read = ({ name, path, found }) => ({ name, path, found: [...around, ...found, ...around] });
  const [sample] = samples([read(one), read(other)]);
  assert.equal(sample.words, 120 + AROUND + 1);
});

test("screens that are left over join the last sample of their place", () => {
  const made = samples([screen("/aide", 99), screen("/aide/a", 99), screen("/aide/b", 20)]);
  assert.deepEqual(made.map(({ name }) => name), ["/aide", "/aide/a + /aide/b"]);
});

test("places of few words are read together", () => {
  const made = samples([screen("/code", 50), screen("/recevoir", 40), screen("/nulle", 10)]);
  assert.deepEqual(made.map(({ name }) => name), ["/code + /recevoir + /nulle"]);
  const joined = samples([screen("/aide", 99), screen("/code", 20)]);
  assert.deepEqual(joined.map(({ name }) => name), ["/aide + /code"]);
});

test("too few words in all are still measured, and say how few they are", () => {
  const [sample] = samples([screen("/code", 20)]);
  assert.ok(sample.words < SAMPLE);
});

test("every screen is in one sample", () => {
  const screens = ["/", "/aide", "/aide/a", "/aide/b", "/code", "/papiers", "/papiers/c"].map((path) => screen(path, 45));
  const found = samples(screens).flatMap(({ name }) => name.split(" + "));
  assert.deepEqual(found.sort(), screens.map(({ name }) => name).sort());
});
