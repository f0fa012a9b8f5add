// Appointments as they come: in a message, in a calendar file, for the phone's own calendar; all without a network.
import { readFile } from "node:fs/promises";
import { expect, test } from "../support/story.mjs";
import { begin, button, keptForOffline, link, pathOf, sentence, tickRow, title } from "../support/steps.mjs";
import { NOW } from "../support/world.mjs";

/** Starts the app on the known day and cuts the network. */
async function offline(page, context) {
  await page.clock.setFixedTime(NOW);
  await begin(page);
  await keptForOffline(page);
  await context.setOffline(true);
}

async function paste(page, words) {
  await page.goto("/rendez-vous");
  await link(page, "Coller un SMS").click();
  await page.getByRole("textbox", { name: "Collez le message reçu" }).fill(words);
  await button(page, "Lire le message").click();
}

const FIRST =
  "Bonjour, vous avez RDV avec Mme Roy le jeudi 3/12 à 14h30 au CCAS de Lens, 12 rue du Port 62300 Lens. " +
  "Apportez votre carte d'identité et un justificatif de domicile. Présence obligatoire. Tél 03 21 00 00 00";

async function keepFirst(page) {
  await paste(page, FIRST);
  await expect(title(page, "C’est juste ?")).toBeVisible();
  await button(page, "Enregistrer").click();
  await page.waitForURL(/rendez-vous\/[0-9a-f]{32}$/);
  return pathOf(page);
}

test("a pasted message becomes an appointment, with its papers and its words", async ({ page, context }) => {
  await offline(page, context);
  await paste(page, FIRST);
  await expect(title(page, "C’est juste ?")).toBeVisible();
  for (const words of ["Jeudi 3 décembre", "14 h 30", "Mme Roy", "03 21 00 00 00", "Il faut venir"]) {
    await expect(sentence(page, words).first()).toBeVisible();
  }
  await expect(sentence(page, FIRST)).toBeVisible();
  await button(page, "Enregistrer").click();
  await page.waitForURL(/rendez-vous\/[0-9a-f]{32}$/);
  await page.goto(`${pathOf(page)}/papiers`);
  await tickRow(page, "Carte d'identité").click();
  await expect(sentence(page, "1 sur 2")).toBeVisible();
  await page.reload();
  await expect(tickRow(page, "Carte d'identité")).toBeChecked();
});

test("a message that moves an appointment finds it and asks", async ({ page, context }) => {
  await offline(page, context);
  const path = await keepFirst(page);
  await paste(page, "Votre RDV du 3/12 à 14h30 est reporté au vendredi 4 décembre à 9h.");
  await expect(title(page, "Ce rendez-vous change")).toBeVisible();
  await expect(sentence(page, "Avant : Jeudi 3 décembre, 14 h 30. Maintenant : Vendredi 4 décembre, 9 h.")).toBeVisible();
  await button(page, "Changer le rendez-vous").click();
  await page.waitForURL(`**${path}`);
  await expect(page.getByText("Vendredi 4 décembre", { exact: true })).toBeVisible();
  await button(page, "Annuler").click();
  await expect(page.getByText("Jeudi 3 décembre", { exact: true })).toBeVisible();
});

test("a message that cancels one takes it away, and it can be undone", async ({ page, context }) => {
  await offline(page, context);
  await keepFirst(page);
  await paste(page, "Votre rendez-vous du 3 décembre est annulé.");
  await expect(title(page, "Ce rendez-vous est annulé")).toBeVisible();
  await button(page, "Enlever le rendez-vous").click();
  await expect(title(page, "Rendez-vous")).toBeVisible();
  await expect(sentence(page, /^Ajoutez votre premier rendez-vous/)).toBeVisible();
  await button(page, "Annuler").click();
  await expect(link(page, /Jeudi 3 décembre/)).toBeVisible();
});

test("a reminder shows what is known already", async ({ page, context }) => {
  await offline(page, context);
  await keepFirst(page);
  await paste(page, "Rappel : RDV le 3/12 à 14h30 au CCAS");
  await expect(title(page, "Vous avez déjà ce rendez-vous")).toBeVisible();
});

test("an invitation and another message say what they are", async ({ page, context }) => {
  await offline(page, context);
  await paste(page, "Prenez rendez-vous au 03 21 00 00 00 avant le 10/12.");
  await expect(title(page, "Vous devez prendre rendez-vous")).toBeVisible();
  await expect(sentence(page, /Faites-le avant le jeudi 10 décembre 2026/)).toBeVisible();
  await expect(link(page, "Appeler")).toHaveAttribute("href", "tel:0321000000");
  await paste(page, "Votre code est 123456");
  await expect(title(page, "Ce message parle d’autre chose")).toBeVisible();
  await expect(sentence(page, "Votre code est 123456")).toBeVisible();
});

test("a message is still there after the page was closed", async ({ page, context }) => {
  await offline(page, context);
  await paste(page, "Votre code est 123456");
  await expect(title(page, "Ce message parle d’autre chose")).toBeVisible();
  await page.reload();
  await expect(sentence(page, "Votre code est 123456")).toBeVisible();
});

test("an empty message is asked for again", async ({ page, context }) => {
  await offline(page, context);
  await paste(page, "  ");
  await expect(page.getByRole("alert")).toHaveText("Collez d’abord le message dans le cadre.");
});

const FILE = (start, stamp) => `BEGIN:VCALENDAR
METHOD:PUBLISH
BEGIN:VEVENT
UID:rdv-1@exemple.fr
DTSTAMP:${stamp}
DTSTART;TZID=Europe/Paris:${start}
SUMMARY:Accompagnement social
LOCATION:CMS de Plaisance
END:VEVENT
END:VCALENDAR
`;

async function choose(page, text) {
  await page.goto("/rendez-vous/agenda");
  const buffer = Buffer.from(text);
  await page.getByLabel("Fichier d’agenda").setInputFiles({ name: "rdv.ics", mimeType: "text/calendar", buffer });
}

test("a calendar file is taken in once, and a newer one changes it", async ({ page, context }) => {
  await offline(page, context);
  await choose(page, FILE("20261203T143000", "20261101T100000Z"));
  await expect(sentence(page, "Accompagnement social")).toBeVisible();
  await button(page, "Tout garder").click();
  await expect(link(page, /Jeudi 3 décembre, 14 h 30/)).toBeVisible();
  await choose(page, FILE("20261203T143000", "20261101T100000Z"));
  await expect(sentence(page, "Tout est déjà dans vos rendez-vous.")).toBeVisible();
  await choose(page, FILE("20261204T100000", "20261102T100000Z"));
  await expect(sentence(page, "Accompagnement social : changé")).toBeVisible();
  await button(page, "Tout garder").click();
  await expect(link(page, /Vendredi 4 décembre, 10 h/)).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: /décembre/ })).toHaveCount(1);
});

test("a file that is no calendar is refused with a sentence", async ({ page, context }) => {
  await offline(page, context);
  await choose(page, "Bonjour");
  await expect(sentence(page, "Ce fichier contient autre chose. Choisissez un fichier d’agenda.")).toBeVisible();
});

test("an appointment goes to the phone's calendar with two alarms", async ({ page, context }) => {
  await offline(page, context);
  await keepFirst(page);
  const given = page.waitForEvent("download");
  await button(page, "Mettre dans l’agenda").click();
  const download = await given;
  expect(download.suggestedFilename()).toBe("rendez-vous.ics");
  const file = await readFile(await download.path(), "utf8");
  expect(file).toContain("DTSTART;TZID=Europe/Paris:20261203T143000\r\n");
  expect(file.match(/BEGIN:VALARM/g)).toHaveLength(2);
  await expect(sentence(page, /Le fichier est prêt\./)).toBeVisible();
});

test("what another app shares waits on the phone and never travels", async ({ page, context }) => {
  await offline(page, context);
  // The phone's share sheet posts a form to the address in the manifest; it is no page of the app.
  const sheet = await context.newPage();
  await sheet.clock.setFixedTime(NOW);
  await sheet.setContent(
    `<form method="post" enctype="multipart/form-data" action="${new URL("/partage", page.url())}">
       <textarea name="text"></textarea><button>Partager</button>
     </form>`,
  );
  await sheet.locator("textarea").fill(FIRST);
  await button(sheet, "Partager").click();
  await expect(title(sheet, "C’est juste ?")).toBeVisible();
  await expect(sentence(sheet, FIRST)).toBeVisible();
});
