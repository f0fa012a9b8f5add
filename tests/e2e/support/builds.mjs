import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST } from "./relay.mjs";

const hash = (algorithm, text, encoding) => createHash(algorithm).update(text).digest(encoding);

/**
 * A build that differs from the real one as a next version does: another page, another style sheet under another
 * hashed name, another service worker.
 *
 * @typedef {{ folder: string, word: string, style: string, generation: string, forget: () => Promise<void> }} Build
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
  const names = await readdir(folder);

  const oldStyle = names.find((name) => /^main-[0-9a-f]+\.css$/.test(name));
  const css = `${await readFile(file(oldStyle), "utf8")}\n/* ${word} */\n`;
  const style = `main-${hash("sha256", css, "hex").slice(0, 16)}.css`;
  await writeFile(file(style), css);

  let page = await readFile(file("index.html"), "utf8");
  const integrity = new RegExp(`(${oldStyle} integrity=)sha384-[\\w+/=]+`);
  if (!integrity.test(page) || !page.includes(DESCRIPTION)) throw new Error("the page has another form");
  page = page.replace(integrity, `$1sha384-${hash("sha384", css, "base64")}`).replaceAll(oldStyle, style);
  page = page.replace(DESCRIPTION, word);
  await writeFile(file("index.html"), page);

  // Compressed copies of what has changed or gone would still be served.
  for (const name of [oldStyle, `${oldStyle}.br`, "index.html.br", "sw.js.br"]) {
    if (names.includes(name)) await unlink(file(name));
  }
  const generation = await renewList(file("sw.js"), (files) => {
    delete files[`/${oldStyle}`];
    files["/"] = hash("sha256", page, "hex");
    files[`/${style}`] = hash("sha256", css, "hex");
  });
  const forget = () => rm(folder, { recursive: true, force: true });
  return { folder, word, style, generation, forget };
}

const DESCRIPTION = "Vos rendez-vous et vos papiers, sur votre téléphone, même sans réseau.";

/** Changes the worker's list as the build does: the generation's name comes from all that it holds. */
async function renewList(path, change) {
  const script = await readFile(path, "utf8");
  const found = /const PRECACHE = (\{.*\});\n/.exec(script);
  const list = JSON.parse(found[1]);
  change(list.files);
  list.generation = hash("sha256", JSON.stringify(list.files), "hex").slice(0, 16);
  await writeFile(path, script.replace(found[0], () => `const PRECACHE = ${JSON.stringify(list)};\n`));
  return list.generation;
}
