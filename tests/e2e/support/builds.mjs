import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST } from "./relay.mjs";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** A file that every version has, and that may change without breaking anything. */
export const DRAWING = "/icons/favicon.svg";

/**
 * A build that differs from the real one as a next version does: another page, another drawing, another service
 * worker.
 *
 * @typedef {{ folder: string, word: string, generation: string, forget: () => Promise<void> }} Build
 */

/**
 * Makes a build that says `word` in its description.
 *
 * @param {string} word
 * @returns {Promise<Build>}
 */
export async function makeBuild(word) {
  const folder = await mkdtemp(join(tmpdir(), "pas-a-pas-build-"));
  await cp(DIST, folder, { recursive: true });
  const file = (name) => join(folder, name);

  const drawing = `${await readFile(file(DRAWING), "utf8")}\n<!-- ${word} -->\n`;
  await writeFile(file(DRAWING), drawing);
  const page = await readFile(file("index.html"), "utf8");
  if (!page.includes(DESCRIPTION)) throw new Error("the page has another form");
  const changed = page.replace(DESCRIPTION, word);
  await writeFile(file("index.html"), changed);
  // Compressed copies of what has changed would still be served.
  for (const name of [DRAWING, "index.html", "sw.js"]) await rm(file(`${name}.br`), { force: true });

  const generation = await renewList(file("sw.js"), (files) => {
    if (!(DRAWING in files)) throw new Error("the drawing is not kept for offline");
    files["/"] = sha256(changed);
    files[DRAWING] = sha256(drawing);
  });
  const forget = () => rm(folder, { recursive: true, force: true });
  return { folder, word, generation, forget };
}

const DESCRIPTION = "Vos rendez-vous et vos papiers, sur votre téléphone, même sans réseau.";

/** Changes the worker's list as the build does: the generation's name comes from all that it holds. */
async function renewList(path, change) {
  const script = await readFile(path, "utf8");
  const found = /const PRECACHE = (\{.*\});\n/.exec(script);
  const list = JSON.parse(found[1]);
  change(list.files);
  list.generation = sha256(JSON.stringify(list.files)).slice(0, 16);
  await writeFile(path, script.replace(found[0], () => `const PRECACHE = ${JSON.stringify(list)};\n`));
  return list.generation;
}
