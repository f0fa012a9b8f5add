import jsQR from "jsqr";
import { PNG } from "pngjs";

/**
 * What the code on the screen says, read from its pixels as a camera would.
 *
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string>}
 */
export async function readCode(page) {
  const shot = await page.locator("svg.qr").screenshot();
  const { data, width, height } = PNG.sync.read(shot);
  const found = jsQR(new Uint8ClampedArray(data), width, height);
  if (!found) throw new Error("no code can be read on the screen");
  return found.data;
}
