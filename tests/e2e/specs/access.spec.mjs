// Every screen, for every eye and hand.
import { expect, test as story } from "../support/story.mjs";
import { AXE, SCHEMES, SIZES, dress, overflows, smallTargets, violations } from "../support/looks.mjs";
import { NOW, bringBack, makeWorld } from "../support/world.mjs";
import {
  appointmentScreens,
  emptyScreens,
  helpScreens,
  packScreens,
  paperScreens,
  shareScreens,
  show,
} from "../support/screens.mjs";
import { begin, button, makeList, title } from "../support/steps.mjs";

/** The smallest side of anything that can be pressed, in CSS pixels. */
const TARGET = 56;

const test = story.extend({
  world: [async ({}, use) => use(await makeWorld()), { scope: "worker", timeout: 120_000 }],
});

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

  test("the first visit", async ({ page }) => {
    const after = (name, presses) => ({
      name,
      path: "/",
      act: async () => {
        for (const press of presses) await button(page, press).click();
      },
    });
    // The language is asked for once only.
    await look(page, [after("language", []), after("start", [/^Français/]), after("size", ["Je commence"])]);
  });

  test("sharing", async ({ page }) => {
    await begin(page);
    const list = await makeList(page, "Dossier RSA", ["Photo", "Attestation d’hébergement de moins de trois mois"]);
    await page.goto(`${list}/partager/choix`);
    await button(page, "Ensemble").click();
    await title(page, "Montrez ce code").waitFor();
    await look(page, shareScreens(list));
  });

  test("with nothing kept yet", async ({ page }) => {
    await begin(page);
    await look(page, emptyScreens());
  });

  test("the ready-made lists", async ({ page }) => {
    await begin(page);
    await look(page, packScreens());
  });

  for (const [name, screens] of [
    ["appointments", appointmentScreens],
    ["papers", paperScreens],
    ["help", helpScreens],
  ]) {
    test(name, async ({ page, world }) => {
      await page.clock.setFixedTime(NOW);
      await begin(page);
      await bringBack(page, world.copy);
      await look(page, screens(world));
    });
  }
});
