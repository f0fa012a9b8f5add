// The lists beside this file: a line each, comments after « # ».
import { readFileSync } from "node:fs";

/**
 * The lines of a list.
 *
 * @param {string} name
 * @returns {string[]}
 */
export function lines(name) {
  const file = readFileSync(new URL(name, import.meta.url), "utf8");
  return file.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/**
 * The lines of a table, cut into cells.
 *
 * @param {string} name
 * @param {string} between what stands between two cells
 * @returns {string[][]}
 */
export function table(name, between) {
  return lines(name).map((line) => line.split(between).map((cell) => cell.trim()));
}
