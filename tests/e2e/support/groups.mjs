import { test as story } from "./story.mjs";
import { NOW, bringBack, makeWorld } from "./world.mjs";
import {
  appointmentScreens,
  emptyScreens,
  helpScreens,
  packScreens,
  paperScreens,
  shareScreens,
} from "./screens.mjs";
import { begin, button, makeList, title } from "./steps.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./screens.mjs").Screen} Screen */
/** @typedef {import("./world.mjs").World} World */

/** A story on a phone that can be given a few weeks' worth of a person's things. */
export const test = story.extend({
  world: [async ({}, use) => use(await makeWorld()), { scope: "worker", timeout: 120_000 }],
});

/**
 * Every screen, in groups that one phone can show.
 *
 * @type {{ name: string, prepare: (page: Page, world: World) => Promise<Screen[]> }[]}
 */
export const GROUPS = [
  { name: "the first visit", prepare: firstVisit },
  { name: "sharing", prepare: sharing },
  { name: "with nothing kept yet", prepare: afterWelcome(emptyScreens) },
  { name: "the ready-made lists", prepare: afterWelcome(packScreens) },
  { name: "appointments", prepare: withThings(appointmentScreens) },
  { name: "papers", prepare: withThings(paperScreens) },
  { name: "help", prepare: withThings(helpScreens) },
];

/** The questions of a first visit, one a screen. @returns {Promise<Screen[]>} */
export async function firstVisit() {
  // The language is asked for once only.
  return [afterPresses("language", []), afterPresses("start", [/^Français/]), afterPresses("size", ["Je commence"])];
}

/** What stands at the first address once these buttons were pressed. @returns {Screen} */
export const afterPresses = (name, presses) => ({
  name,
  path: "/",
  act: async (page) => {
    for (const press of presses) await button(page, press).click();
  },
});

/** Shares a list; the screens that lead there and on. @param {Page} page @returns {Promise<Screen[]>} */
export async function sharing(page) {
  await begin(page);
  const list = await makeList(page, "Dossier RSA", ["Photo", "Attestation d’hébergement de moins de trois mois"]);
  await page.goto(`${list}/partager/choix`);
  await button(page, "Ensemble").click();
  await title(page, "Montrez ce code").waitFor();
  return shareScreens(list);
}

function afterWelcome(screens) {
  return async (page) => {
    await begin(page);
    return screens();
  };
}

function withThings(screens) {
  return async (page, world) => {
    await page.clock.setFixedTime(NOW);
    await begin(page);
    await bringBack(page, world.copy);
    return screens(world);
  };
}
