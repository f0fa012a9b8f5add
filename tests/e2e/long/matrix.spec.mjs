// Every screen in every language, text size, width and colour scheme: nothing cut, nothing turned the wrong way. Pictures
// of all at one width are for people to look through, a sheet for each language, size and scheme.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect } from "../support/story.mjs";
import { test } from "../support/groups.mjs";
import { LANGUAGES, choose, spoken } from "../support/languages.mjs";
import { SCHEMES, dress, overflows } from "../support/looks.mjs";
import { everyScreen, glide } from "../support/screens.mjs";
import { begin } from "../support/steps.mjs";
import { figure, writeSheet } from "../support/sheets.mjs";
import { NOW, bringBack } from "../support/world.mjs";

const SIZES = ["normal", "grand", "tres-grand"];
const WIDTHS = [320, 360, 412];

/** The width of the pictures. */
const PICTURED = 360;

const SHEETS = fileURLToPath(new URL("../../../.report/matrix", import.meta.url));

/** Icons that are turned where they should not be, or not where they should: arrows follow the line, others do not. */
const turned = (page, direction) =>
  page.evaluate((direction) => {
    const wrong = [];
    for (const icon of document.querySelectorAll("svg.icon")) {
      const { transform } = getComputedStyle(icon);
      // The arrow of a list to choose from points down everywhere.
      if (transform === "matrix(0, 1, -1, 0, 0, 0)") continue;
      const isTurned = transform === "matrix(-1, 0, 0, 1, 0, 0)";
      const wanted = direction === "rtl" && icon.classList.contains("mirrored");
      if (isTurned !== wanted) wrong.push(`turned the wrong way: ${icon.outerHTML.slice(0, 160)}`);
    }
    return wrong;
  }, direction);

for (const [code, [direction]] of Object.entries(LANGUAGES)) {
  test(`every screen stands in ${code}`, async ({ page, world }) => {
    test.setTimeout(1_800_000);
    await page.clock.setFixedTime(NOW);
    await begin(page);
    await bringBack(page, world.copy);
    await choose(page, code);
    await mkdir(`${SHEETS}/${code}`, { recursive: true });
    const [wrong, sheets, screens] = [[], new Map(), everyScreen(world)];
    let looked = 0;
    for (const [nth, screen] of screens.entries()) {
      await glide(page, screen.path);
      expect(await spoken(page), screen.name).toEqual([code, direction]);
      for (const scheme of SCHEMES) {
        for (const size of SIZES) {
          await dress(page, scheme, size);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 640 });
            const found = [...(await overflows(page)), ...(await turned(page, direction))];
            wrong.push(...found.map((problem) => `${screen.name}, ${scheme}, ${size}, ${width} px: ${problem}`));
            looked += 1;
            if (width !== PICTURED) continue;
            const sheet = `${code}-${size}-${scheme}`;
            const picture = `${code}/${nth}-${size}-${scheme}.jpg`;
            await page.screenshot({ path: `${SHEETS}/${picture}`, type: "jpeg", quality: 50 });
            sheets.set(sheet, [...(sheets.get(sheet) ?? []), figure(picture, screen.name)]);
          }
        }
      }
    }
    for (const [sheet, figures] of sheets) await writeSheet(`${SHEETS}/${sheet}.html`, figures, PICTURED);
    console.log(`${code}: ${looked} looks at ${screens.length} screens, ${wrong.length} faults`);
    expect(looked).toBe(screens.length * SCHEMES.length * SIZES.length * WIDTHS.length);
    expect(wrong).toEqual([]);
  });
}
