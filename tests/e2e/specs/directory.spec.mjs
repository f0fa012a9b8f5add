// Services from a worker's directory, and from phone to phone; all without a network.
import { readCode } from "../support/code.mjs";
import { begunPhones, sentLink, somePhones } from "../support/phones.mjs";
import { expect, test } from "../support/story.mjs";
import { answer, begin, button, keptForOffline, link, pathOf, place, sentence, title } from "../support/steps.mjs";
import { NOW } from "../support/world.mjs";

/** A made-up export of data·inclusion: food, then many other services, some towards the west. */
const RECORDS = [
  {
    id: "exemple-1",
    source: "exemple",
    nom: "Épicerie solidaire de Lens",
    adresse: "3 rue du Puits",
    code_postal: "62300",
    commune: "Lens",
    telephone: "0321000001",
    horaires_ouverture: "Tu 09:00-12:00; PH off",
    latitude: 50.43,
    longitude: 2.83,
  },
  {
    id: "exemple-2",
    source: "exemple",
    nom: "Accueil de jour",
    commune: "Liévin",
    horaires_ouverture: "le matin, sauf le jeudi",
    latitude: 50.42,
    longitude: 2.78,
  },
  ...Array.from({ length: 40 }, (_, nth) => ({
    id: `exemple-${nth + 3}`,
    source: "exemple",
    nom: `Guichet ${nth + 1}`,
    commune: "Arras",
    latitude: 50.29,
    longitude: 2.7 - nth / 100,
  })),
];

const json = (records) => ({
  name: "annuaire.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(records)),
});

async function openDirectory(page, file) {
  await place(page, "Aide").click();
  await link(page, "Mes services et horaires").click();
  await link(page, /^Ouvrir un annuaire/).click();
  await page.getByLabel("Fichier de l’annuaire").setInputFiles(file);
}

async function offline(page, context) {
  await page.clock.setFixedTime(NOW);
  await begin(page);
  await keptForOffline(page);
  await context.setOffline(true);
}

test("a worker keeps some services of a directory, and opening it again changes nothing", async ({ page, context }) => {
  await offline(page, context);
  await openDirectory(page, json(RECORDS));
  await expect(sentence(page, "42 services dans ce fichier.")).toBeVisible();
  await expect(sentence(page, "Et 22 autres. Écrivez un nom ou une ville.")).toBeVisible();
  await page.getByLabel("Nom ou ville").fill("epicerie LENS");
  await expect(sentence(page, "3 rue du Puits, 62300 Lens")).toBeVisible();
  await button(page, "Garder Épicerie solidaire de Lens").click();
  await expect(link(page, "Voir Épicerie solidaire de Lens")).toBeVisible();
  await button(page, "Annuler").click();
  await expect(button(page, "Garder Épicerie solidaire de Lens")).toBeVisible();
  await button(page, "Garder Épicerie solidaire de Lens").click();
  await expect(sentence(page, "C’est gardé.")).toBeVisible();
  await page.getByLabel("Nom ou ville").fill("liev");
  await button(page, "Garder Accueil de jour").click();

  // Hours that nobody can read are shown as they were written, and called unknown.
  await link(page, "Voir Accueil de jour").click();
  await expect(sentence(page, "le matin, sauf le jeudi")).toBeVisible();
  await expect(sentence(page, "Appelez avant de venir.")).toBeVisible();

  await openDirectory(page, json(RECORDS));
  await page.getByLabel("Nom ou ville").fill("epicerie");
  await expect(link(page, "Voir Épicerie solidaire de Lens")).toBeVisible();
  // The directory has news of it.
  const moved = RECORDS.map((record, nth) => (nth === 0 ? { ...record, telephone: "0321000099" } : record));
  await page.getByLabel("Fichier de l’annuaire").setInputFiles(json(moved));
  await button(page, "Actualiser Épicerie solidaire de Lens").click();
  await link(page, /Épicerie solidaire de Lens/).click();
  await expect(sentence(page, "03 21 00 00 99")).toBeVisible();
  await expect(sentence(page, "Ouvert. Ferme à 12 h.")).toBeVisible();
  await place(page, "Aide").click();
  await link(page, "Mes services et horaires").click();
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(3);
});

test("the nearest services come first when the person lets the phone tell where it is", async ({ page, context }) => {
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 50.42, longitude: 2.781 });
  await offline(page, context);
  await openDirectory(page, json(RECORDS));
  await button(page, "Près de moi").click();
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(rows.nth(0)).toContainText("Accueil de jour");
  await expect(rows.nth(0)).toContainText("À 100 m.");
  await expect(rows.nth(1)).toContainText("Épicerie solidaire de Lens");
  await expect(rows.nth(1)).toContainText("À 4 km.");
  for (const name of ["Épicerie solidaire de Lens", "Accueil de jour"]) {
    await button(page, `Garder ${name}`).click();
    await expect(link(page, `Voir ${name}`)).toBeVisible();
  }
  await place(page, "Aide").click();
  await link(page, "Mes services et horaires").click();
  await button(page, "Près de moi").click();
  await expect(rows.nth(0)).toContainText("À 100 m.");
  await link(page, /Accueil de jour/).click();
  // The phone's own map.
  await expect(link(page, "Y aller")).toHaveAttribute("href", /^geo:50\.42,2\.78/);
});

test("a small table is kept with one press, and that can be undone", async ({ page, context }) => {
  await offline(page, context);
  const table = "id;source;nom;commune\n1;exemple;CCAS;Lens\n2;exemple;;Lens\n3;exemple;Mairie;Lens\n";
  await openDirectory(page, { name: "annuaire.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await expect(sentence(page, "2 services dans ce fichier.")).toBeVisible();
  await expect(sentence(page, "1 ligne du fichier est illisible.")).toBeVisible();
  await button(page, "Tout garder").click();
  await expect(sentence(page, "2 services sont gardés.")).toBeVisible();
  await expect(link(page, "Voir CCAS")).toBeVisible();
  await button(page, "Annuler").click();
  await expect(button(page, "Garder CCAS")).toBeVisible();
});

test("a file that is no directory says what to do", async ({ page, context }) => {
  await offline(page, context);
  await openDirectory(page, { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from([0xff, 0xd8, 0xff]) });
  await expect(sentence(page, "Ce fichier contient autre chose.")).toBeVisible();
  await page.getByLabel("Fichier de l’annuaire").setInputFiles(json([{ id: "1", source: "exemple", nom: "" }]));
  await expect(sentence(page, "Ce fichier est sans noms de services.")).toBeVisible();
});

test("a service goes from phone to phone by its code, whole and without a network", async ({ browser, relay }) => {
  const [worker, young] = await begunPhones(browser, relay.origin, 2);
  await openDirectory(worker, json(RECORDS));
  await worker.getByLabel("Nom ou ville").fill("epicerie");
  await button(worker, "Garder Épicerie solidaire de Lens").click();
  await link(worker, /Épicerie solidaire de Lens/).click();
  await expect(title(worker, "Épicerie solidaire de Lens")).toBeVisible();
  const path = pathOf(worker);
  await link(worker, "Partager").click();
  await expect(title(worker, "Partager ce service")).toBeVisible();
  const url = await readCode(worker);
  expect(await sentLink(worker)).toBe(url);

  await keptForOffline(young);
  await young.context().setOffline(true);
  await young.goto(url);
  await expect(title(young, "Épicerie solidaire de Lens")).toBeVisible();
  expect(young.url()).toBe(`${relay.origin}/recevoir`);
  await young.reload();
  await expect(sentence(young, "03 21 00 00 01")).toBeVisible();
  await button(young, "Garder ce service").click();
  await expect(sentence(young, "Enregistré.")).toBeVisible();
  await expect.poll(() => pathOf(young)).toBe(path);
  await young.goto(url);
  await button(young, "Voir le service").click();
  await expect.poll(() => pathOf(young)).toBe(path);
});

test("who has no app yet can keep a service that somebody sent, and one that is broken says so", async ({
  browser,
  relay,
}) => {
  const [worker] = await begunPhones(browser, relay.origin, 1);
  await worker.goto("/aide/services/nouveau");
  await answer(worker, "Quel service ?", "Mairie de Lens");
  await link(worker, "Partager").click();
  const url = await readCode(worker);
  const [young] = await somePhones(browser, relay.origin, 1);
  await young.goto(url.slice(0, -3));
  await expect(title(young, "Rien à recevoir")).toBeVisible();
  await young.goto(url);
  await button(young, "Garder ce service").click();
  await expect(title(young, "Mairie de Lens")).toBeVisible();
  await place(young, "Aujourd’hui").click();
  await expect(title(young, "Aujourd’hui")).toBeVisible();
});

test("holidays are those of the service's own place, and unknown where nobody can know", async ({ page, context }) => {
  await offline(page, context);
  const at = (nom, code_postal, commune, horaires_ouverture, nth) => ({
    id: `exemple-${nth}`,
    source: "exemple",
    nom,
    code_postal,
    commune,
    horaires_ouverture,
  });
  const records = [
    at("Accueil Strasbourg", "67000", "Strasbourg", "Sa 09:00-12:00; PH off", 1),
    at("Accueil Lens", "62300", "Lens", "Sa 09:00-12:00; PH off", 2),
    at("École Lens", "62300", "Lens", "Mo-Fr 09:00-17:00; SH off", 3),
    at("Mairie Lens", "62300", "Lens", "Mo-Fr 09:00-12:00", 4),
  ];
  await openDirectory(page, json(records));
  await button(page, "Tout garder").click();
  await expect(sentence(page, "4 services sont gardés.")).toBeVisible();
  const saysAt = async (now, said) => {
    await page.clock.setFixedTime(new Date(now));
    await page.goto("/aide/services");
    for (const [name, words] of said) await expect(link(page, new RegExp(name))).toContainText(words);
  };
  // The day after Christmas is a holiday in Alsace and in Moselle.
  await saysAt("2026-12-26T10:00:00+01:00", [
    ["Accueil Strasbourg", "Fermé."],
    ["Accueil Lens", "Ouvert. Ferme à 12 h."],
  ]);
  // Christmas: hours that say nothing about holidays.
  await saysAt("2026-12-25T10:00:00+01:00", [["Mairie Lens", "Jour férié : appelez avant de venir."]]);
  // The winter holidays of zone B, a school day, and a year whose holidays are not decided yet.
  await saysAt("2027-02-23T10:00:00+01:00", [["École Lens", "Fermé."]]);
  await saysAt("2027-03-23T10:00:00+01:00", [["École Lens", "Ouvert. Ferme à 17 h."]]);
  await saysAt("2028-02-22T10:00:00+01:00", [["École Lens", "Vacances scolaires : appelez avant de venir."]]);
});
