// Écouter: every sentence of a screen, in its order, by a voice that is on the phone.
import { expect, test } from "../support/story.mjs";
import { begin, button, pathOf } from "../support/steps.mjs";

/** A phone with voices of these languages; each sentence lasts until the test lets it end. */
async function withVoices(page, voices) {
  await page.addInitScript((voices) => {
    window.said = [];
    const made = voices.map(({ lang, local = true }) => {
      const voice = Object.create(SpeechSynthesisVoice.prototype);
      for (const [name, value] of Object.entries({ lang, localService: local, name: lang })) {
        Object.defineProperty(voice, name, { value });
      }
      return voice;
    });
    const speech = window.speechSynthesis;
    let saying = null;
    speech.getVoices = () => made;
    speech.speak = (utterance) => {
      saying = utterance;
      window.said.push([utterance.lang, utterance.text]);
    };
    speech.cancel = () => {
      saying = null;
    };
    Object.defineProperty(speech, "speaking", { get: () => saying !== null });
    Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { set() {}, get: () => null });
    window.endOfSentence = () => {
      const over = saying;
      saying = null;
      over?.dispatchEvent(new Event("end"));
    };
  }, voices);
}

const said = (page) => page.evaluate(() => window.said.map(([, words]) => words));

/** The words that the browser marks. */
const marked = (page) =>
  page.evaluate(() => [...(CSS.highlights.get("reading") ?? [])].map((range) => range.toString().trim()).join(""));

test("a screen is read from its title, a sentence at a time, and each is marked", async ({ page }) => {
  await withVoices(page, [{ lang: "fr-FR" }]);
  await begin(page);
  await page.goto("/aide/donnees");
  await button(page, "Écouter").click();
  await expect.poll(() => said(page)).toEqual(["Mes données"]);
  expect(await marked(page)).toBe("Mes données");
  await page.evaluate(() => window.endOfSentence());
  await expect.poll(() => said(page)).toEqual(["Mes données", "Vos données sont seulement sur ce téléphone."]);
  expect(await marked(page)).toBe("Vos données sont seulement sur ce téléphone.");
  // The button stops it, and says so meanwhile.
  await button(page, "Arrêter").click();
  await expect(button(page, "Écouter")).toBeVisible();
  expect(await marked(page)).toBe("");
  await page.evaluate(() => window.endOfSentence());
  expect((await said(page)).length).toBe(2);
});

test("the end is told, and another screen stops the voice", async ({ page }) => {
  await withVoices(page, [{ lang: "fr-FR" }]);
  await begin(page);
  await page.goto("/aide/urgences");
  await button(page, "Écouter").click();
  await expect(button(page, "Arrêter")).toBeVisible();
  for (let sentences = 0; sentences < 200 && (await button(page, "Arrêter").count()); sentences += 1) {
    await page.evaluate(() => window.endOfSentence());
  }
  await expect(button(page, "Écouter")).toBeVisible();
  const all = await said(page);
  // Nothing that is on the screen is left out.
  const words = await page.getByRole("main").innerText();
  for (const line of words.split("\n").filter((line) => line.trim())) expect(all.join(" ")).toContain(line.trim());
  await button(page, "Écouter").click();
  await page.getByRole("link", { name: "Retour", exact: true }).click();
  await expect(button(page, "Écouter")).toBeVisible();
  expect(await marked(page)).toBe("");
});

test("French under another language is said by a French voice, and left out without one", async ({ page }) => {
  await withVoices(page, [{ lang: "es-ES" }]);
  await begin(page);
  await page.goto("/papiers/modele/rsa");
  await button(page, "Commencer").first().click();
  await expect(page).toHaveURL(/\/papiers\/[0-9a-f-]{20,}$/);
  const list = pathOf(page);
  await page.goto("/aide/langue");
  await page.locator("button[lang=es]").click();
  await expect.poll(() => pathOf(page)).toBe("/aide");
  await page.goto(list);
  await expect(page.locator("main [lang=fr]").first()).toBeVisible();
  await button(page, "Escuchar").click();
  for (let sentences = 0; sentences < 20; sentences += 1) await page.evaluate(() => window.endOfSentence());
  const all = await page.evaluate(() => window.said);
  expect(all.length).toBeGreaterThan(3);
  expect(all.filter(([lang]) => lang !== "es-ES")).toEqual([]);
});

test("without a local voice of the language there is no button, and one sentence says how to add one", async ({ page }) => {
  await withVoices(page, [{ lang: "en-GB" }, { lang: "fr-FR", local: false }]);
  await begin(page);
  await page.goto("/aide");
  await expect(page.getByRole("main").getByText(/^Pour écouter, ajoutez une voix/)).toBeVisible();
  await expect(button(page, "Écouter")).toHaveCount(0);
});
