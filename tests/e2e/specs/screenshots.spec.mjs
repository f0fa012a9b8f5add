// Pictures of the screens: for the manifest and the README, and for people to look through. Only when asked for
// (`SCREENSHOTS=1`): a run of the tests changes no file of the project.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "../support/story.mjs";
import { SCHEMES, SIZES, dress } from "../support/looks.mjs";
import { NOW, bringBack, makeWorld } from "../support/world.mjs";
import { appointmentScreens, helpScreens, packScreens, paperScreens, show } from "../support/screens.mjs";
import { begin } from "../support/steps.mjs";

const ROOT = new URL("../../../", import.meta.url);
const file = (path) => fileURLToPath(new URL(path, ROOT));

test.use({ deviceScaleFactor: 2 });

if (process.env.SCREENSHOTS === "1") {
  test("pictures of every screen", async ({ page }) => {
    test.setTimeout(600_000);
    const world = await makeWorld();
    await page.clock.setFixedTime(NOW);
    await page.goto("/");
    await dress(page, "light", "normal");
    await begin(page);
    await bringBack(page, world.copy);
    await forTheManifest(page, world);
    await forPeople(page, world);
  });
}

/** The first window of four screens, as a phone shows them. */
async function forTheManifest(page, { appointment, list }) {
  await page.setViewportSize({ width: 360, height: 640 });
  for (const [name, path] of [["aujourdhui", "/"], ["rendez-vous", appointment], ["papiers", "/papiers"], ["liste", list]]) {
    await show(page, { name, path });
    await dress(page, "light", "normal");
    await page.screenshot({ path: file(`public/screenshots/${name}.png`) });
  }
}

/** Every screen in full, in both schemes and at both ends of the sizes. */
async function forPeople(page, world) {
  await mkdir(file(".report/screens"), { recursive: true });
  const screens = [
    ...appointmentScreens(world),
    ...paperScreens(world),
    ...packScreens(),
    ...helpScreens(world),
  ];
  for (const [nth, screen] of screens.entries()) {
    await page.setViewportSize({ width: 360, height: 640 });
    await show(page, screen);
    const name = screen.path.replace(/[0-9a-f]{32}/g, "x").replaceAll("/", "-").slice(1) || "aujourdhui";
    for (const scheme of SCHEMES) {
      for (const size of SIZES) {
        await dress(page, scheme, size);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width: 360, height: Math.max(640, height) });
        const path = file(`.report/screens/${String(nth).padStart(2, "0")}-${name}-${scheme}-${size}.png`);
        await page.screenshot({ path, scale: "css" });
      }
    }
  }
}
