// What a person does with the app, in whatever browser they have.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { AXE, TAGS, axeIn, faults } from "../support/looks.mjs";
import { forgetProfile, newProfile } from "../support/profile.mjs";
import { startRelay } from "../support/relay.mjs";
import { Phone } from "./phone.mjs";

/** A window as narrow as these browsers let it be. */
const WINDOW = [450, 800];

/** Nothing of the longest screen is below this window, so that the bar at the bottom covers nothing. */
const TALL = [450, 4500];

/** The first visit, up to the home screen. @param {Phone} phone */
export async function begin(phone) {
  await phone.open("/");
  await phone.press("button", /^Français/);
  await phone.press("button", "Je commence");
  await phone.press("button", "Continuer");
  await phone.title("Aujourd’hui");
}

/** From the home screen to the screen of an appointment for tomorrow. @param {Phone} phone */
export async function addAppointment(phone) {
  await phone.press("link", "Ajouter un rendez-vous");
  await phone.answer("Un rendez-vous pour quoi ?", "Médecin");
  await phone.press("button", /^Demain/);
  await phone.choose("Heure", "14 h");
  await phone.choose("Minutes", "30");
  await phone.press("button", "Continuer");
  await phone.answer("Où est le rendez-vous ?", "3 place du Marché, Lille");
  await phone.answer("Avec qui ?", "Mme Diallo");
  await phone.title("Quel numéro appeler ?");
  await phone.press("button", "Passer");
  await phone.press("button", "Oui");
  await phone.press("button", "Enregistrer");
  await phone.reads("Le rendez-vous est enregistré.");
  await phone.title("Médecin");
  return phone.path();
}

/** From anywhere to a ready-made list, just started. @param {Phone} phone */
async function startRsa(phone) {
  await phone.place("Papiers");
  await phone.press("link", "Ajouter une liste");
  await phone.press("link", "Argent et banque");
  await phone.press("link", /^Demander le RSA/);
  await phone.press("button", "Commencer");
  await phone.reads("La liste est créée.");
  await phone.title("Demander le RSA");
  return phone.path();
}

/** Ticks a line and waits until it is kept. @param {Phone} phone @param {string} name */
async function tick(phone, name) {
  await phone.press("checkbox", name);
  await phone.isTicked(name);
  await phone.reads("Enregistré.");
}

/** Waits until the app can start without a network, as a phone does on its own. @param {Phone} phone */
export async function keptForOffline(phone) {
  await phone.session.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20));
  });
}

/** That the relay is gone indeed: without this, an offline start would prove nothing. */
export async function expectNoRelay(phone) {
  await assert.rejects(fetch(phone.origin));
  const answer = await phone.session.evaluate(() => fetch("/healthz").then(() => "an answer", () => "none"));
  assert.equal(answer, "none");
}

/** What axe finds on this screen, light or dark as the browser is. @param {Phone} phone */
async function violations(phone) {
  await phone.session.run(await readFile(AXE, "utf8"));
  return faults(await phone.session.evaluate(axeIn, TAGS));
}

/**
 * One story.
 *
 * @callback Story
 * @param {Phone} phone with a memory of its own
 * @param {{ relay: import("../support/relay.mjs").Relay, restart: () => Promise<void> }} rest its own relay; and what
 *   closes the browser and starts it again, which keeps its memory if the story was asked to be played so
 */

/**
 * Plays the stories in one browser.
 *
 * @param {string} browser
 * @param {() => Promise<import("./browsers.mjs").Driver>} launch
 * @param {(play: (name: string, story: Story, how?: { dark?: boolean, kept?: boolean }) => void) => void} more stories
 *   for this browser alone
 */
export function playStories(browser, launch, more) {
  describe(`in ${browser}`, { timeout: 900_000 }, () => {
    let driver;
    before(async () => {
      driver = await launch();
    });
    after(() => driver?.end());

    const play = (name, story, { dark, kept } = {}) =>
      test(name, async () => {
        const relay = await startRelay();
        const profile = kept ? await newProfile() : undefined;
        const phone = new Phone(relay.origin);
        const start = async () => {
          phone.session = await driver.start({ dark, profile });
          await phone.session.resize(...WINDOW);
        };
        const restart = async () => {
          await phone.session.end();
          await start();
        };
        try {
          await start();
          await story(phone, { relay, restart });
        } finally {
          // One that does not end is ended with its driver; what the story had to say matters more.
          await phone.session?.end().catch(() => undefined);
          await relay.stop();
          if (profile) await forgetProfile(profile);
        }
      });

    play("a first visit ends on the home screen, and a reload leads there at once", async (phone) => {
      await begin(phone);
      await phone.reload();
      await phone.title("Aujourd’hui");
    });

    play("an appointment is made by one question a screen, and is there after a reload", async (phone) => {
      await begin(phone);
      await addAppointment(phone);
      await phone.reload();
      await phone.title("Médecin");
      await phone.place("Aujourd’hui");
      await phone.find("article", "Demain");
      for (const fact of ["14 h 30", "3 place du Marché, Lille"]) await phone.reads(fact);
    });

    play("a ready-made list is ticked by a press and by a key, and « Annuler » takes a tick back", async (phone) => {
      await begin(phone);
      await startRsa(phone);
      await tick(phone, "Votre pièce d’identité");
      await phone.reads("1 sur 9");
      const name = "Votre numéro de sécurité sociale";
      await phone.session.press(await phone.find("checkbox", name), " ");
      await phone.isTicked(name);
      await phone.reads("2 sur 9");
      await phone.press("button", "Annuler");
      await phone.reads("C’est annulé.");
      await phone.isTicked(name, false);
      await phone.reload();
      await phone.isTicked("Votre pièce d’identité");
      await phone.isTicked(name, false);
    });

    play("with the relay gone, a reload shows what was kept, and a new tick is kept", async (phone, { relay }) => {
      await begin(phone);
      await addAppointment(phone);
      const list = await startRsa(phone);
      await tick(phone, "Votre pièce d’identité");
      await keptForOffline(phone);
      await relay.stop();
      await expectNoRelay(phone);

      await phone.reload();
      await phone.title("Demander le RSA");
      await phone.isTicked("Votre pièce d’identité");
      await tick(phone, "Votre numéro de sécurité sociale");
      await phone.open("/");
      await phone.find("article", "Demain");
      await phone.reads("3 place du Marché, Lille");
      await phone.open(list);
      await phone.isTicked("Votre numéro de sécurité sociale");
    });

    more(play);
  });
}

/** Looks at the main screens, and tells everything that is wrong at once. @param {Phone} phone */
export async function lookAtMainScreens(phone) {
  const wrong = [];
  const look = async (name) => wrong.push(...(await violations(phone)).map((fault) => `${name}: ${fault}`));
  await phone.session.resize(...TALL);
  await phone.open("/");
  await phone.title("Langue");
  await look("language");
  await phone.press("button", /^Français/);
  await phone.title("Bienvenue");
  await look("welcome");
  await phone.press("button", "Je commence");
  await phone.title("Taille des lettres");
  await look("size");
  await phone.press("button", "Continuer");
  await phone.title("Aujourd’hui");
  await look("home, empty");
  const appointment = await addAppointment(phone);
  const list = await startRsa(phone);
  await tick(phone, "Votre pièce d’identité");
  await look("list, with a tick just made");
  for (const [path, title] of [
    ["/", "Aujourd’hui"],
    ["/rendez-vous", "Rendez-vous"],
    [appointment, "Médecin"],
    [`${appointment}/montrer`, "J’ai rendez-vous."],
    ["/rendez-vous/nouveau/heure", "À quelle heure ?"],
    ["/papiers", "Papiers"],
    ["/papiers/modeles", "De quoi avez-vous besoin ?"],
    [list, "Demander le RSA"],
    ["/aide", "Aide"],
    ["/aide/taille", "Taille des lettres"],
  ]) {
    await phone.open(path);
    await phone.title(title);
    await look(path);
  }
  assert.deepEqual(wrong, []);
}
