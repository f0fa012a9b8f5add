// Services: their hours by taps, what is open now, a message for the opening; all without a network.
import { expect, test } from "../support/story.mjs";
import { answer, begin, button, keptForOffline, link, pathOf, place, sentence, title } from "../support/steps.mjs";
import { NOW } from "../support/world.mjs";

async function offline(page, context) {
  await page.clock.setFixedTime(NOW);
  await begin(page);
  await keptForOffline(page);
  await context.setOffline(true);
}

async function addService(page, name) {
  await place(page, "Aide").click();
  await link(page, "Mes services et horaires").click();
  await link(page, "Ajouter un service").click();
  await answer(page, "Quel service ?", name);
  await expect(title(page, name)).toBeVisible();
  return pathOf(page);
}

async function addHours(page, days, from, to) {
  await link(page, "Ajouter des heures").click();
  for (const day of days) await button(page, day).click();
  const [fromHour, toHour] = [page.getByLabel("Heure", { exact: true }).nth(0), page.getByLabel("Heure", { exact: true }).nth(1)];
  await fromHour.selectOption({ label: from });
  await toHour.selectOption({ label: to });
  await button(page, "Continuer").click();
  await expect(title(page, "Horaires")).toBeVisible();
}

test("hours are entered by taps and tell what is open now", async ({ page, context }) => {
  await offline(page, context);
  const path = await addService(page, "Mairie de Lens");
  await expect(sentence(page, "Les horaires, jours et heures, sont à ajouter.")).toBeVisible();
  await link(page, "Les horaires").click();
  await addHours(page, ["Mardi", "Jeudi"], "9 h", "12 h");
  await addHours(page, ["Mardi"], "14 h", "17 h");
  await expect(sentence(page, "Mardi : 9 h à 12 h, 14 h à 17 h")).toBeVisible();
  await expect(sentence(page, "Jeudi : 9 h à 12 h")).toBeVisible();
  await link(page, "Les jours fériés").click();
  await button(page, "Fermé").click();
  await button(page, "C’est fini").click();
  // Tuesday, ten past nine.
  await expect(sentence(page, "Ouvert. Ferme à 12 h.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Horaires", exact: true })).toBeVisible();
  await expect(page.getByRole("row").first()).toContainText("Aujourd’hui");
  await expect(page.getByRole("row").first()).toContainText("9 h à 12 h, 14 h à 17 h");
  await page.clock.setFixedTime(new Date("2026-11-24T18:00:00+01:00"));
  await page.reload();
  await expect(sentence(page, "Fermé. Ouvre jeudi 26 novembre à 9 h.")).toBeVisible();
  await expect.poll(() => pathOf(page)).toBe(path);
});

test("times that touch are refused with a sentence, and nothing is lost", async ({ page, context }) => {
  await offline(page, context);
  await addService(page, "Mairie");
  await link(page, "Les horaires").click();
  await addHours(page, ["Lundi"], "9 h", "12 h");
  await link(page, "Ajouter des heures").click();
  await button(page, "Continuer").click();
  await expect(page.getByRole("alert")).toHaveText("Choisissez l’heure d’ouverture et l’heure de fermeture.");
  await button(page, "Lundi").click();
  for (const [end, hour] of [["De", "11 h"], ["À", "13 h"]]) {
    await page.getByRole("group", { name: end, exact: true }).getByLabel("Heure", { exact: true }).selectOption({ label: hour });
  }
  await button(page, "Continuer").click();
  await expect(page.getByRole("alert")).toHaveText("À 11 h, c’est déjà ouvert. Choisissez d’autres heures.");
});

test("a message written out of hours waits on the phone and is offered at the opening", async ({ page, context }) => {
  await offline(page, context);
  const path = await addService(page, "Mission locale");
  await page.goto(`${path}/telephone`);
  await answer(page, "Quel numéro appeler ?", "06 12 34 56 78");
  await link(page, "Les horaires").click();
  await addHours(page, ["Mercredi"], "9 h", "12 h");
  await button(page, "C’est fini").click();
  await expect(sentence(page, "Fermé. Ouvre demain à 9 h.")).toBeVisible();
  await expect(link(page, "C’est urgent : qui appeler")).toBeVisible();
  await link(page, "Écrire").click();
  await button(page, "Garder pour l’ouverture").click();
  await expect(sentence(page, "Écrivez d’abord votre message.")).toBeVisible();
  await page.getByLabel("Votre message").fill("Bonjour, je cherche un stage.");
  await button(page, "Garder pour l’ouverture").click();
  await expect(title(page, "Mission locale")).toBeVisible();
  await place(page, "Aujourd’hui").click();
  await expect(sentence(page, "Votre message est prêt à partir.")).toHaveCount(0);
  await page.clock.setFixedTime(new Date("2026-11-25T09:01:00+01:00"));
  await page.reload();
  await link(page, /Mission locale : ouvert maintenant/).click();
  await expect(page.getByLabel("Votre message")).toHaveValue("Bonjour, je cherche un stage.");
  await expect(link(page, "Envoyer par SMS")).toHaveAttribute(
    "href",
    "sms:0612345678?body=Bonjour%2C%20je%20cherche%20un%20stage.",
  );
  await button(page, "C’est envoyé").click();
  await expect(title(page, "Mission locale")).toBeVisible();
  await place(page, "Aujourd’hui").click();
  await expect(sentence(page, "Votre message est prêt à partir.")).toHaveCount(0);
});

test("a closure, old hours and a removed service are told and can be undone", async ({ page, context }) => {
  await offline(page, context);
  await addService(page, "PMI");
  await link(page, "Les horaires").click();
  await addHours(page, ["Mardi"], "9 h", "12 h");
  await button(page, "C’est fini").click();
  await link(page, "Des jours fermés").click();
  for (const [label, value] of [["Jour", "24"], ["Mois", "novembre"], ["Année", "2026"]]) {
    await page.getByLabel(label, { exact: true }).selectOption({ label: value });
  }
  await button(page, "Continuer").click();
  await expect(sentence(page, /^Fermé en ce moment\./)).toBeVisible();
  await button(page, /^Enlever ces jours .*24 novembre/).click();
  await expect(sentence(page, "Ouvert. Ferme à 12 h.")).toBeVisible();
  await page.clock.setFixedTime(new Date("2027-07-06T09:10:00+02:00"));
  await page.reload();
  await expect(sentence(page, "Ces horaires sont peut-être anciens. Appelez pour vérifier.")).toBeVisible();
  await button(page, "Horaires vérifiés").click();
  await expect(sentence(page, "Ces horaires sont peut-être anciens. Appelez pour vérifier.")).toHaveCount(0);
  await button(page, "Retirer ce service").click();
  await expect(title(page, "Mes services")).toBeVisible();
  await button(page, "Annuler").click();
  await expect(link(page, /PMI/)).toBeVisible();
});

test("near me is not offered where no service has a place", async ({ page, context }) => {
  await offline(page, context);
  await addService(page, "Mairie");
  await page.goto("/aide/services");
  await expect(link(page, /Mairie/)).toBeVisible();
  await expect(button(page, "Près de moi")).toHaveCount(0);
});
