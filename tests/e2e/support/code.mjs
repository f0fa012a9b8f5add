import jsQR from "jsqr";
import { PNG } from "pngjs";

/**
 * What a code says, read from its pixels as a camera would.
 *
 * @param {import("@playwright/test").Page} page
 * @param {import("@playwright/test").Locator} code the one on the screen if nothing is said
 * @returns {Promise<string>}
 */
export async function readCode(page, code = page.locator("svg.qr")) {
  const shot = await code.screenshot();
  const { data, width, height } = PNG.sync.read(shot);
  const found = jsQR(new Uint8ClampedArray(data), width, height);
  if (!found) throw new Error("no code can be read on the screen");
  return found.data;
}

/**
 * Pictures of the codes that take turns on the screen, each once.
 *
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<Buffer[]>}
 */
export async function filmedCodes(page) {
  const seen = new Map();
  const count = Number(/sur (\d+)/.exec((await page.locator(".qr-turn").allInnerTexts()).join(""))?.[1] ?? 1);
  const deadline = Date.now() + 20_000;
  while (seen.size < count && Date.now() < deadline) {
    const shot = await page.locator("svg.qr").screenshot();
    const { data, width, height } = PNG.sync.read(shot);
    const found = jsQR(new Uint8ClampedArray(data), width, height);
    if (found) seen.set(found.data, shot);
    await page.waitForTimeout(150);
  }
  if (seen.size < count) throw new Error(`only ${seen.size} of ${count} codes can be read on the screen`);
  return [...seen.values()];
}
