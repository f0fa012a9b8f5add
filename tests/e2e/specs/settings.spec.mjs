// The settings that readers bring along: other spaces, a zoom, other colours, no motion, a keyboard or a switch.
import { expect, test as story } from "../support/story.mjs";
import { AXE, SCHEMES, SIZES, dress, overflows, violations } from "../support/looks.mjs";
import { everyScreen, glide } from "../support/screens.mjs";
import { addEyes, faintEdges, faintParts, lids, malformed, motions, overlaps, spaceOut, wrongStops } from "../support/settings.mjs";
import { begin } from "../support/steps.mjs";
import { NOW, bringBack, makeWorld } from "../support/world.mjs";

const test = story.extend({
  world: [async ({}, use) => use(await makeWorld()), { scope: "worker", timeout: 120_000 }],
});

test.describe.configure({ timeout: 240_000 });

/** Contrast of what is not text: more than the 3 of RGAA 3.3, for readers who see badly. */
const PART = 4.5;

/** Goes through every screen and looks, and tells everything that is wrong at once. */
async function through(page, world, look) {
  await addEyes(page);
  // A colour on its way to another one would be taken for a faint one.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.clock.setFixedTime(NOW);
  await begin(page);
  await bringBack(page, world.copy);
  const wrong = [];
  for (const screen of everyScreen(world)) {
    await glide(page, screen.path);
    const note = (problem) => wrong.push(`${screen.name}: ${problem}`);
    await look(note);
  }
  expect(wrong).toEqual([]);
}

/** A window as tall as the screen, in which the bar at the bottom covers nothing. */
async function whole(page, width = 360) {
  await page.setViewportSize({ width, height: 640 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(640, height + 40) });
}

test("wider spaces between letters, words, lines and paragraphs lose nothing at 320 px", async ({ page, world }) => {
  await through(page, world, async (note) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const size of SIZES) {
      await dress(page, "light", size);
      await spaceOut(page);
      for (const problem of [...(await overflows(page)), ...(await overlaps(page))]) note(`${size}, ${problem}`);
    }
  });
});

test("a zoom of 400 % needs no second direction to scroll and leaves room to read", async ({ page, world }) => {
  await through(page, world, async (note) => {
    // 1280 × 1024 px at 400 % (RGAA 10.11).
    await page.setViewportSize({ width: 320, height: 256 });
    for (const size of SIZES) {
      await dress(page, "light", size);
      const found = [...(await overflows(page)), ...(await overlaps(page)), ...(await lids(page))];
      for (const problem of found) note(`${size}, ${problem}`);
    }
  });
});

test("held sideways, every screen is the same screen", async ({ page, world }) => {
  await through(page, world, async (note) => {
    const words = () => page.locator("body").innerText();
    await page.setViewportSize({ width: 360, height: 740 });
    const upright = await words();
    await page.setViewportSize({ width: 740, height: 360 });
    (await overflows(page)).forEach(note);
    if ((await words()) !== upright) note("other words when held sideways");
  });
});

test("in the reader's own colours every control keeps an edge, and what is chosen or done is told", async ({ page, world }) => {
  await through(page, world, async (note) => {
    await page.emulateMedia({ forcedColors: "active" });
    (await faintEdges(page, PART)).forEach(note);
    (await faintParts(page, PART)).forEach(note);
    for (const problem of await page.evaluate(untold)) note(problem);
  });
});

/** In the page: ticks, choices and places whose state only a colour would tell. */
function untold() {
  const found = [];
  // Seen by the styles, and there for who reads without them.
  const isDrawn = (mark, isOn) =>
    mark !== null && (getComputedStyle(mark).visibility === "visible" && mark.getClientRects().length > 0) === isOn && !mark.closest("[hidden]") === isOn;
  const check = (element, isOn) => {
    if (!isDrawn(element.querySelector(":not(button) > svg:only-child"), isOn)) {
      found.push(`its mark does not follow its state: ${element.outerHTML.slice(0, 120)}`);
    }
  };
  for (const box of document.querySelectorAll("[role=checkbox]")) check(box, box.getAttribute("aria-checked") === "true");
  for (const pressed of document.querySelectorAll("[aria-pressed]")) check(pressed, pressed.getAttribute("aria-pressed") === "true");
  for (const choice of document.querySelectorAll("main li > button:has(> :last-child > svg:only-child)")) {
    const mark = choice.lastElementChild.querySelector("svg");
    if (!isDrawn(mark, choice.getAttribute("aria-current") === "true")) found.push(`a choice is marked wrongly: ${choice.outerHTML.slice(0, 120)}`);
  }
  const isLined = (place) => {
    const { borderBlockStartStyle, borderBlockStartWidth } = getComputedStyle(place);
    return borderBlockStartStyle !== "none" && parseFloat(borderBlockStartWidth) > 0;
  };
  for (const place of document.querySelectorAll("nav a")) {
    // A colour would not do: the browser paints the lines of all links in the one of links.
    if (isLined(place) !== place.hasAttribute("aria-current")) found.push(`the line of the bar is wrong at ${place.textContent}`);
  }
  return found;
}

test("asked for more contrast, texts, drawings, lines and edges all stand out", async ({ page, world }) => {
  await page.addInitScript({ path: AXE });
  await through(page, world, async (note) => {
    for (const scheme of SCHEMES) {
      await dress(page, scheme, "normal");
      await page.emulateMedia({ contrast: "more" });
      const found = [...(await faintEdges(page, 7)), ...(await faintParts(page, 7)), ...(await violations(page))];
      for (const problem of found) note(`${scheme}, ${problem}`);
    }
  });
});

test("drawings, lines of fields and the bar of what is done stand out", async ({ page, world }) => {
  await through(page, world, async (note) => {
    for (const scheme of SCHEMES) {
      await dress(page, scheme, "normal");
      for (const problem of await faintParts(page, PART)) note(`${scheme}, ${problem}`);
    }
  });
});

test("asked for less motion, nothing moves", async ({ page, world }) => {
  let moved = 0;
  await through(page, world, async (note) => {
    await page.getByRole("link").last().hover();
    (await motions(page)).forEach(note);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    moved += (await motions(page)).length;
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  });
  expect(moved, "there is something to be still").toBeGreaterThan(0);
});

test("the Tab key meets every control once, in the order of reading, with a ring around it", async ({ page, world }) => {
  await through(page, world, async (note) => {
    for (const scheme of SCHEMES) {
      await dress(page, scheme, "normal");
      await whole(page);
      for (const problem of await wrongStops(page)) note(`${scheme}, ${problem}`);
    }
  });
});

test("every control has a role and a name", async ({ page, world, context }) => {
  const session = await context.newCDPSession(page);
  await session.send("Accessibility.enable");
  await through(page, world, async (note) => {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const has = (node, name) => node.properties?.find((property) => property.name === name)?.value.value;
    const stops = nodes.filter((node) => !node.ignored && has(node, "focusable") && node.role.value !== "RootWebArea");
    if (stops.length === 0) note("nothing can be reached");
    for (const { role, name } of stops) {
      // The title and the main part take the focus from the app, and no press.
      if (["heading", "main"].includes(role.value)) continue;
      if (["generic", "none", "presentation"].includes(role.value)) note(`a control without a role: ${name?.value}`);
      if (!name?.value.trim()) note(`a ${role.value} without a name`);
    }
  });
});

test("every screen is built as HTML is read, and nothing in it only dresses", async ({ page, world }) => {
  await through(page, world, async (note) => {
    (await malformed(page)).forEach(note);
  });
});
