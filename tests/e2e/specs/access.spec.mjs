// Every screen, for every eye and hand.
import { expect } from "@playwright/test";
import { GROUPS, test } from "../support/groups.mjs";
import { AXE, SCHEMES, SIZES, dress, overflows, smallTargets, violations } from "../support/looks.mjs";
import { show } from "../support/screens.mjs";
import { NOW } from "../support/world.mjs";

/** The smallest side of anything that can be pressed, in CSS pixels. */
const TARGET = 56;

/** Looks at every screen, and tells everything that is wrong at once. */
async function look(page, screens) {
  await page.context().addInitScript({ path: AXE });
  await page.clock.setFixedTime(NOW);
  const wrong = [];
  for (const screen of screens) {
    const note = (dressed) => (problem) => wrong.push(`${screen.name}, ${dressed}: ${problem}`);
    await page.setViewportSize({ width: 360, height: 640 });
    await show(page, screen);
    await dress(page, "light", "normal");
    (await smallTargets(page, TARGET)).forEach(note("normal"));
    for (const size of SIZES) {
      for (const scheme of SCHEMES) {
        await dress(page, scheme, size);
        (await violations(page)).forEach(note(`${scheme}, ${size}`));
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    (await overflows(page)).forEach(note("320 px, tres-grand"));
    const heading = await page.getByRole("heading", { level: 1 }).innerText();
    const expected = `${heading.replace(/\s+/gu, " ")} – Pas à pas`;
    if ((await page.title()).replace(/\s+/gu, " ") !== expected) note("title")(await page.title());
  }
  expect(wrong).toEqual([]);
}

test.describe("every screen has no violation, large targets and no horizontal scroll", () => {
  test.setTimeout(300_000);

  for (const { name, prepare } of GROUPS) {
    test(name, async ({ page, world }) => look(page, await prepare(page, world)));
  }
});
