// Twelve languages: chosen by their own name, read from either side, whole without a network.
import { mkdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect } from "../support/story.mjs";
import { test } from "../support/groups.mjs";
import { dress, overflows } from "../support/looks.mjs";
import { LANGUAGES, choice, choose, spoken } from "../support/languages.mjs";
import { figure, writeSheet } from "../support/sheets.mjs";
import { NOW, bringBack } from "../support/world.mjs";
import { everyScreen, glide } from "../support/screens.mjs";
import { addAppointment, begin, button, keptForOffline, link, pathOf, place, title } from "../support/steps.mjs";

test.describe("the phone's own language", () => {
  test.use({ locale: "ar-SY" });

  test("is spoken before any choice, and comes first in the list", async ({ page }) => {
    await page.goto("/");
    await expect(title(page, "اللغة")).toBeVisible();
    await expect(page.locator(".languages .choice").first()).toHaveAttribute("lang", "ar");
    expect(await spoken(page)).toEqual(["ar", "rtl"]);
    await choice(page, "fr").click();
    await expect(title(page, "Bienvenue")).toBeFocused();
    expect(await spoken(page)).toEqual(["fr", "ltr"]);
  });
});

test("a language is changed in three presses, and stays without a network", async ({ page, context }) => {
  await begin(page);
  await keptForOffline(page);
  await place(page, "Aide").click();
  await link(page, "Langue").click();
  await choice(page, "uk").click();
  await expect(title(page, "Допомога")).toBeFocused();
  await expect(page.getByText("Мову змінено.")).toBeVisible();
  await expect(page).toHaveTitle("Допомога – Pas à pas");
  await context.setOffline(true);
  await page.goto("/");
  await expect(title(page, "Сьогодні")).toBeVisible();
  // Another language, never fetched before, is on the phone too.
  await choose(page, "ti");
  await expect(title(page, "ሓገዝ")).toBeVisible();
  await choose(page, "fr");
  await expect(title(page, "Aide")).toBeVisible();
});

test("a language whose texts cannot be had leaves the one that is spoken", async ({ page, context }) => {
  await context.route("**/texts.es.bin", (route) => route.fulfill({ status: 200, body: "<!doctype html>" }));
  await page.goto("/");
  await choice(page, "es").click();
  await expect(page.getByText("Cette langue attend le réseau.")).toBeVisible();
  expect(await spoken(page)).toEqual(["fr", "ltr"]);
  await context.unroute("**/texts.es.bin");
  await choice(page, "es").click();
  await expect(title(page, "Bienvenida")).toBeFocused();
});

test("texts of another version of the app are refused, and the start speaks French", async ({ page, context }) => {
  await begin(page);
  await choose(page, "en");
  await context.route("**/texts.en.bin", (route) => route.fulfill({ status: 200, body: "0123456789abcdef\u{1f}Back" }));
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  });
  await page.goto("/");
  await expect(title(page, "Aujourd’hui")).toBeVisible();
  expect(await spoken(page)).toEqual(["fr", "ltr"]);
});

test("what goes to a service is in French, with its meaning beside it", async ({ page }) => {
  await page.clock.setFixedTime(NOW);
  await begin(page);
  const appointment = await addAppointment(page, { what: "Caf", phone: "06 12 34 56 78" });
  await choose(page, "en");
  await page.goto(`${appointment}/empechement`);
  await expect(title(page, "I cannot come")).toBeVisible();
  const sent = page.locator("p.message");
  await expect(sent).toHaveText(/^Bonjour, je dois annuler mon rendez-vous du mercredi 25 novembre/);
  await expect(sent).toHaveAttribute("lang", "fr");
  await expect(page.getByText("Hello, I have to cancel my appointment on Wednesday 25 November")).toBeVisible();
  const href = await page.getByRole("link", { name: "Send by SMS" }).getAttribute("href");
  expect(decodeURIComponent(href)).toContain("Bonjour, je dois annuler mon rendez-vous");
  await page.goto(`${appointment}/montrer`);
  await expect(title(page, "J’ai rendez-vous.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Close" })).toBeVisible();
});

test("plural forms are those that the browser will ask for", async ({ page }) => {
  await page.goto("/");
  const asked = await page.evaluate(() => {
    const tags = { fr: "fr-FR", en: "en-GB", ar: "ar-EG", uk: "uk-UA", es: "es-ES", pt: "pt-PT", tr: "tr-TR", ru: "ru-RU", ro: "ro-RO", fa: "fa-AF" };
    return Object.fromEntries(
      Object.entries(tags).map(([code, tag]) => {
        const rules = new Intl.PluralRules(tag);
        return [code, [...new Set(Array.from({ length: 1000 }, (_, n) => rules.select(n)))].sort()];
      }),
    );
  });
  for (const [code, forms] of Object.entries(asked)) {
    const file = await readFile(new URL(`../../../app/web/locales/${code}.toml`, import.meta.url), "utf8");
    const [, list] = /^about = .*plurals = \[([^\]]*)\]/mu.exec(file);
    const written = list.split(",").map((word) => word.trim().replaceAll('"', ""));
    expect(written, code).toEqual(expect.arrayContaining(forms));
  }
});

test("arrows follow the line, and what has one shape everywhere keeps it", async ({ page }) => {
  await page.clock.setFixedTime(NOW);
  await begin(page);
  const appointment = await addAppointment(page, { what: "Caf", phone: "06 12 34 56 78" });
  await choose(page, "ar");
  await page.goto(appointment);
  await expect(title(page, "Caf")).toBeVisible();
  const turned = await page.evaluate(() => {
    const isTurned = (icon) => getComputedStyle(icon).transform === "matrix(-1, 0, 0, 1, 0, 0)";
    const of = (selector) => [...document.querySelectorAll(selector)].map(isTurned);
    return { back: of(".top-way .icon"), rows: of(".row-link > .icon:last-child"), others: of(".facts .icon, .button .icon, .bar .icon") };
  });
  expect(turned.back).toEqual([true]);
  expect(turned.rows.every(Boolean) && turned.rows.length > 0).toBe(true);
  expect(turned.others.some(Boolean) || turned.others.length === 0).toBe(false);
  // A number is read from its left, whatever is around it.
  const number = page.locator("bdi", { hasText: "06 12 34 56 78" });
  await expect(number).toHaveCount(1);
});

/**
 * A text four tenths longer than in French, as a language that needs more room would have: each longer word grows by a
 * fourth, a single word by all of it, and words come in for what is still wanting.
 */
function longer(text) {
  // The app's name is the same everywhere.
  if (text === "Pas à pas") return text;
  const letters = (words) => words.replace(/\{\d\}/g, "").length;
  const words = text.split(" ");
  const share = words.length > 1 ? 0.25 : 0.4;
  let grown = text.replace(/(?<!\{)\p{L}{4,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * share)));
  const more = words.filter((word) => !word.includes("{"));
  for (let at = 0; more.length && letters(grown) < letters(text) * 1.4; at += 1) grown += ` ${more[at % more.length]}`;
  return grown;
}

test("texts that are four tenths longer have room on every screen", async ({ page, context, relay, world }) => {
  test.setTimeout(240_000);
  const english = await (await fetch(`${relay.origin}/texts.en.bin`)).text();
  const french = await frenchTexts();
  const layout = english.split("\u{1f}")[0];
  const body = [layout, ...french.map(longer)].join("\u{1f}");
  const grown = french.map(longer).join("").length / french.join("").length;
  expect(grown).toBeGreaterThan(1.4);
  await context.route("**/texts.en.bin", (route) => route.fulfill({ status: 200, contentType: "application/octet-stream", body }));
  await page.clock.setFixedTime(NOW);
  await begin(page);
  await bringBack(page, world.copy);
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  });
  await choose(page, "en");
  expect(await stand(page, everyScreen(world))).toEqual([]);
});

/** The texts of the reference, as the compiled files hold them. */
async function frenchTexts() {
  const file = await readFile(new URL("../../../app/web/locales/fr.toml", import.meta.url), "utf8");
  return slotsOf(file);
}

/** Reads the one-line values of a file of texts, in the order of its keys, plurals as six forms. */
function slotsOf(file) {
  const entries = [...file.matchAll(/^([a-z0-9_]+) = (.*)$/gmu)].filter(([, key]) => key !== "about");
  entries.sort(([, a], [, b]) => (a < b ? -1 : 1));
  return entries.flatMap(([, , value]) => {
    const forms = Object.fromEntries([...value.matchAll(/(\w+) = "((?:[^"\\]|\\.)*)"/gu)].map(([, form, text]) => [form, text]));
    const texts = value.startsWith("{")
      ? ["zero", "one", "two", "few", "many", "other"].map((form) => forms[form] ?? forms.other)
      : [value.slice(1, -1)];
    return texts.map((text) => numbered(text, value.startsWith("{")));
  });
}

function numbered(text, isPlural) {
  const names = isPlural ? ["n"] : [];
  return text.replace(/\{([^}:]+)(?::number)?\}/gu, (_, name) => {
    if (!names.includes(name)) names.push(name);
    return `{${names.indexOf(name)}}`;
  });
}

/** Goes through screens, and tells what does not fit on the smallest phone with the largest text. */
async function stand(page, screens, each = async () => {}) {
  const wrong = [];
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [nth, screen] of screens.entries()) {
    await glide(page, screen.path);
    await dress(page, "light", "tres-grand");
    (await overflows(page)).forEach((problem) => wrong.push(`${screen.name}: ${problem}`));
    await each(screen, nth);
  }
  return wrong;
}

test.describe("every screen stands on the smallest phone with the largest text", () => {
  const sheets = fileURLToPath(new URL("../../../.report/languages", import.meta.url));

  for (const [code, [direction]] of Object.entries(LANGUAGES)) {
    test(`in ${code}`, async ({ page, world }) => {
      test.setTimeout(240_000);
      await page.clock.setFixedTime(NOW);
      await begin(page);
      await bringBack(page, world.copy);
      await choose(page, code);
      await mkdir(`${sheets}/${code}`, { recursive: true });
      const pictures = [];
      const wrong = await stand(page, everyScreen(world), async (screen, nth) => {
        const picture = `${code}/${nth}.jpg`;
        await dress(page, "light", "normal");
        await page.screenshot({ path: `${sheets}/${picture}`, type: "jpeg", quality: 60 });
        pictures.push(figure(picture, screen.name));
        expect(await spoken(page), screen.name).toEqual([code, direction]);
      });
      await writeSheet(`${sheets}/${code}.html`, pictures, 320);
      expect(wrong).toEqual([]);
    });
  }
});
