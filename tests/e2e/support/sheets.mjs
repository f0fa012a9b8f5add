import { writeFile } from "node:fs/promises";

/** A picture with its name under it, for a sheet. @param {string} picture @param {string} name */
export const figure = (picture, name) =>
  `<figure><img src="${picture}" alt="" loading="lazy"><figcaption>${name}</figcaption></figure>`;

/**
 * Writes a sheet of pictures for people to look through.
 *
 * @param {string} path
 * @param {string[]} figures
 * @param {number} width of a picture, in CSS pixels
 */
export function writeSheet(path, figures, width) {
  const style = `body{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;width:${width}px}img{border:1px solid}`;
  return writeFile(path, `<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join("\n")}`);
}
