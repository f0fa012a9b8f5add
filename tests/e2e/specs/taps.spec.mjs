// How many taps the things that matter take, counted by the script that taps.
import { expect, test as story } from "../support/story.mjs";
import { NOW } from "../support/world.mjs";
import { addAppointment, begin, button, link, place, startRsa, tickRow, title } from "../support/steps.mjs";

/** A voice that is on the phone and speaks French, and what it was asked to say. */
function giveVoice() {
  const french = { lang: "fr-FR", localService: true, name: "Voix", voiceURI: "voix", default: true };
  Object.setPrototypeOf(french, SpeechSynthesisVoice.prototype);
  const spoken = [];
  class Utterance {
    constructor(text) {
      this.text = text;
    }
  }
  const speech = {
    getVoices: () => [french],
    speak: (utterance) => {
      spoken.push(utterance.text);
      setTimeout(() => utterance.onend?.());
    },
    cancel: () => {},
    speaking: false,
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  window.spoken = spoken;
}

/** Notes whom a tap asked the phone to call: Chromium on a desk has no phone to give the number to. */
function noteCalls() {
  window.calls = [];
  addEventListener("click", (event) => {
    const href = event.target.closest("a")?.getAttribute("href") ?? "";
    if (!href.startsWith("tel:")) return;
    window.calls.push(href);
    event.preventDefault();
  });
}

/** Taps, and counts them: nothing else in these tests touches the screen once the person has begun. */
class Finger {
  #taps = 0;

  /** @param {import("@playwright/test").Locator} target */
  async tap(target) {
    await target.tap();
    this.#taps += 1;
  }

  /** Says how many taps something took, and that they are no more than it may take. */
  expectAtMost(most, what) {
    const said = `${what}: ${this.#taps} (at most ${most})`;
    test.info().annotations.push({ type: "taps", description: said });
    console.log(said);
    expect(this.#taps, what).toBeLessThanOrEqual(most);
  }
}

const test = story.extend({
  /** The home screen of a person with an appointment, a list and somebody who helps, and a finger that tapped nothing. */
  finger: async ({ page }, use) => {
    await page.clock.setFixedTime(NOW);
    await page.addInitScript(giveVoice);
    await page.addInitScript(noteCalls);
    await begin(page);
    await addAppointment(page, { what: "Caf", place: "3 rue Neuve, Lyon", phone: "04 72 00 00 09" });
    await startRsa(page);
    await keepWorker(page);
    await page.goto("/");
    await expect(title(page, "Aujourd’hui")).toBeVisible();
    await use(new Finger());
  },
});

async function keepWorker(page) {
  await page.goto("/aide/contact/nom");
  await page.getByRole("textbox", { name: "Comment s’appelle cette personne ?" }).fill("Mme Diallo");
  await button(page, "Continuer").click();
  await page.getByRole("textbox", { name: "Quel est son numéro ?" }).fill("04 72 00 00 01");
  await button(page, "Continuer").click();
  await expect(link(page, "Appeler Mme Diallo")).toBeVisible();
}

/** In the first window of the home screen, above the bar at the bottom. */
async function expectInSight(page, words) {
  const shown = page.getByRole("main").getByText(words).first();
  await expect(shown).toBeInViewport({ ratio: 1 });
  const bar = await page.getByRole("navigation").boundingBox();
  const text = await shown.boundingBox();
  expect(text.y + text.height).toBeLessThanOrEqual(bar.y);
}

test("when and where the next appointment is takes no tap", async ({ page, finger }) => {
  const facts = ["Demain", "Mercredi 25 novembre", /^14\sh\s30$/u, "3 rue Neuve, Lyon"];
  for (const fact of facts) await expectInSight(page, fact);
  finger.expectAtMost(0, "when and where my next appointment is");
});

test("ticking a paper takes two taps", async ({ page, finger }) => {
  await finger.tap(link(page, /Demander le RSA/u));
  const row = tickRow(page, "Votre pièce d’identité");
  await finger.tap(row);
  await expect(row).toBeChecked();
  await expect(page.getByText("Enregistré.")).toBeVisible();
  finger.expectAtMost(2, "ticking a paper");
});

test("calling the person who helps takes two taps", async ({ page, finger }) => {
  await finger.tap(place(page, "Aide"));
  await finger.tap(link(page, "Appeler Mme Diallo"));
  expect(await page.evaluate(() => window.calls)).toEqual(["tel:0472000001"]);
  finger.expectAtMost(2, "calling the person who helps");
});

test("hearing the screen takes one tap", async ({ page, finger }) => {
  await finger.tap(button(page, "Écouter"));
  const heard = () => page.evaluate(() => window.spoken);
  for (const words of ["Demain", "Caf", "3 rue Neuve, Lyon"]) await expect.poll(heard).toContain(words);
  finger.expectAtMost(1, "hearing the screen");
});

test("changing the language takes three taps", async ({ page, finger }) => {
  await finger.tap(place(page, "Aide"));
  await finger.tap(link(page, "Langue"));
  await finger.tap(page.getByRole("button", { name: /^English/u }));
  await expect(title(page, "Help")).toBeVisible();
  finger.expectAtMost(3, "changing the language");
});
