// The French rules: each of the 106 criteria of RGAA 4.1 has its evidence, and the statement says what the table says.
import { readFile } from "node:fs/promises";
import { expect, test as base } from "../support/story.mjs";
import { AXE, SCHEMES, TAGS, overflows, smallTargets, violations } from "../support/looks.mjs";
import { addEyes, lids, malformed, overlaps, spaceOut, wrongStops } from "../support/settings.mjs";
import { begin, keptForOffline, title } from "../support/steps.mjs";

const HERE = new URL("../", import.meta.url);
const ROOT = new URL("../../", HERE);
const STATEMENT = "/accessibilite.html";

/** How many criteria each theme has, from images to consultation. */
const COUNTS = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

const { themes } = JSON.parse(await readFile(new URL("rgaa/criteria.json", HERE), "utf8"));
const criteria = themes.flatMap((theme) => theme.criteria);
const evidence = criteria.flatMap(({ number, evidence: all = [] }) => all.map((one) => ({ number, ...one })));
const isDefect = ({ how, result }) => how === "manual" && result !== "ok";

const test = base.extend({
  // Without the app there is no service worker: the page itself comes from the server.
  statement: async ({ page }, use) => {
    await addEyes(page);
    await page.addInitScript({ path: AXE });
    await page.goto(STATEMENT);
    await use(page);
  },
});

test.describe("the table", () => {
  test("has each of the 106 criteria once, under its theme", () => {
    expect(themes.map(({ number, criteria: all }) => [number, all.length])).toEqual(COUNTS.map((count, at) => [at + 1, count]));
    const expected = COUNTS.flatMap((count, at) => Array.from({ length: count }, (_, nth) => `${at + 1}.${nth + 1}`));
    expect(criteria.map(({ number }) => number)).toEqual(expected);
    expect(criteria.filter((criterion) => !criterion.title.trim())).toEqual([]);
  });

  test("says of each criterion how it is known, and nothing half", () => {
    const wrong = criteria.filter(({ how, evidence: all, looked, result, date, why }) => {
      if (how === "machine") return !all?.length || result !== undefined;
      if (how === "manual") return !looked?.trim() || !result?.trim() || !/^2\d{3}-\d{2}-\d{2}$/u.test(date ?? "");
      return how !== "none" || !why?.trim();
    });
    expect(wrong.map(({ number }) => number)).toEqual([]);
  });

  test("names rules that axe knows and that run on every screen", async ({ statement }) => {
    const ran = await statement.evaluate(async (tags) => {
      const results = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
      return ["passes", "violations", "incomplete", "inapplicable"].flatMap((kind) => results[kind].map(({ id }) => id));
    }, TAGS);
    const unknown = evidence.flatMap(({ number, axe = [] }) => axe.filter((rule) => !ran.includes(rule)).map((rule) => `${number}: ${rule}`));
    expect(unknown).toEqual([]);
    expect(evidence.filter(({ axe }) => axe).length).toBeGreaterThan(20);
  });

  test("names stories that are told", async () => {
    const missing = [];
    const stories = evidence.filter(({ story }) => story);
    for (const { number, story, title: told } of stories) {
      const text = await readFile(new URL(story, HERE), "utf8").catch(() => "");
      const isTold = ["test", "test.describe"].some((call) => text.includes(`${call}(${JSON.stringify(told)},`));
      if (!isTold) missing.push(`${number}: ${story}, “${told}”`);
    }
    expect(missing).toEqual([]);
    expect(evidence.filter(({ axe, story }) => !axe === !story)).toEqual([]);
  });
});

test.describe("the statement", () => {
  test("gives the figures of the table and names every defect", async ({ statement }) => {
    const words = (await statement.getByRole("main").innerText()).replace(/\s+/gu, " ");
    const applicable = criteria.filter(({ how }) => how !== "none");
    const kept = applicable.length - applicable.filter(isDefect).length;
    const percent = Math.floor((100 * kept) / applicable.length);
    expect(words).toContain(`${percent} % des critères du RGAA sont respectés : ${kept} critères sur ${applicable.length}.`);
    expect(words).toContain(`${criteria.length - applicable.length} des ${criteria.length} critères ne s’appliquent pas`);
    const named = [...words.matchAll(/\((\d+\.\d+)\)/gu)].map(([, number]) => number);
    expect(named.toSorted()).toEqual(criteria.filter(isDefect).map(({ number }) => number).toSorted());
    // At least half of them, and not all: so the decree of 24 July 2019 calls it.
    expect(words).toContain("partiellement conforme");
    expect(percent).toBeGreaterThanOrEqual(50);
    expect(kept).toBeLessThan(applicable.length);
  });

  test("has the parts that the law asks for, and leads on to who helps", async ({ statement }) => {
    const headings = await statement.getByRole("heading", { level: 2 }).allInnerTexts();
    expect(headings).toEqual([
      "État de conformité",
      "Contenus non accessibles",
      "Établissement de cette déclaration d’accessibilité",
      "Retour d’information et contact",
      "Voies de recours",
    ]);
    await expect(statement.getByRole("link", { name: /message au Défenseur des droits/u })).toHaveAttribute("href", /^https:\/\/formulaire\.defenseurdesdroits\.fr\//u);
    await expect(statement.getByRole("link", { name: /09.69.39.00.00/u })).toHaveAttribute("href", "tel:+33969390000");
    await expect(statement.getByText("75342 Paris CEDEX 07")).toBeVisible();
    await expect(statement.getByText("À compléter par l’organisme")).toHaveCount(2);
  });

  test("the statement has no violation, large targets and room at 320 px", async ({ statement }) => {
    const wrong = [];
    for (const [width, height] of [[320, 640], [320, 256], [740, 360]]) {
      await statement.setViewportSize({ width, height });
      wrong.push(...(await overflows(statement)), ...(await lids(statement)));
    }
    await statement.setViewportSize({ width: 320, height: 640 });
    for (const colorScheme of SCHEMES) {
      await statement.emulateMedia({ colorScheme });
      wrong.push(...(await violations(statement)), ...(await wrongStops(statement)));
    }
    wrong.push(...(await smallTargets(statement, 44)), ...(await malformed(statement)));
    await spaceOut(statement);
    wrong.push(...(await overflows(statement)), ...(await overlaps(statement)));
    expect(wrong).toEqual([]);
  });

  test("wears its own style, and none of it asks for ink", async ({ statement }) => {
    // The style is in the page: a policy that did not know it would leave it out without a word.
    await expect(statement.getByRole("link", { name: "Retour à l’application" }).first()).toHaveCSS("display", "block");
    await statement.emulateMedia({ colorScheme: "dark", media: "print" });
    const dark = await statement.evaluate(() =>
      [...document.querySelectorAll("body, body *")]
        .filter((element) => window.seen.isShown(element))
        .map((element) => [element, getComputedStyle(element)])
        .filter(([, style]) => !window.seen.isClear(style.backgroundColor) && window.seen.contrast(style.backgroundColor, "rgb(255, 255, 255)") > 1)
        .map(([element]) => element.outerHTML.slice(0, 90)),
    );
    expect(dark).toEqual([]);
  });

  test("is there without a network, and leads back to the app", async ({ page, context }) => {
    await begin(page);
    await keptForOffline(page);
    await context.setOffline(true);
    await page.goto(STATEMENT);
    await expect(title(page, "Déclaration d’accessibilité")).toBeVisible();
    await expect(page.getByRole("link", { name: "Retour à l’application" }).first()).toHaveCSS("display", "block");
    await page.getByRole("link", { name: "Retour à l’application" }).first().click();
    await expect(title(page, "Aujourd’hui")).toBeVisible();
  });
});
