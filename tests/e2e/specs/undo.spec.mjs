// Nothing asks "are you sure?": everything can be undone.
import { expect, test } from "../support/story.mjs";
import {
  addAppointment,
  answer,
  begin,
  button,
  expectKept,
  link,
  makeList,
  place,
  sentence,
  tick,
  tickRow,
  title,
} from "../support/steps.mjs";

const PAPERS = ["Passeport", "Photo", "Facture"];

/** Presses « Annuler » and waits for the answer. */
async function undo(page) {
  await button(page, "Annuler").click();
  await expect(sentence(page, "C’est annulé.")).toBeVisible();
  await expect(button(page, "Annuler")).toBeHidden();
}

const order = (page) => page.getByRole("checkbox").allInnerTexts();

/** The names of the papers, in the order of the screen. */
async function expectOrder(page, names) {
  await expect(page.getByRole("checkbox")).toHaveCount(names.length);
  const rows = await order(page);
  expect(rows.map((row) => row.trim().split("\n")[0].trim())).toEqual(names);
}

test("a removed appointment comes back with « Annuler »", async ({ page }) => {
  await begin(page);
  const path = await addAppointment(page, { what: "Mairie", place: "1 place d’Armes" });
  await place(page, "Rendez-vous").click();
  await link(page, /Mairie/).click();
  await button(page, "Retirer").click();
  await expect(sentence(page, "« Mairie » : c’est retiré.")).toBeVisible();
  await expect(title(page, "Rendez-vous")).toBeVisible();
  await expect(link(page, /Mairie/)).toBeHidden();
  await undo(page);
  await expect(link(page, /Mairie/)).toBeVisible();
  await page.goto(path);
  await expect(title(page, "Mairie")).toBeVisible();
  await expect(page.getByText("1 place d’Armes")).toBeVisible();
});

test("a tick and a tick taken away are undone beside their line", async ({ page }) => {
  await begin(page);
  const list = await makeList(page, "École", PAPERS);
  await tick(page, "Photo");
  await undo(page);
  await expect(tickRow(page, "Photo")).not.toBeChecked();
  await tick(page, "Photo");
  await tick(page, "Photo");
  await undo(page);
  await expect(tickRow(page, "Photo")).toBeChecked();
  await page.goto(list);
  await expect(tickRow(page, "Photo")).toBeChecked();
  await expectOrder(page, PAPERS);
});

test("a paper that was moved goes back to its place", async ({ page }) => {
  await begin(page);
  const list = await makeList(page, "École", PAPERS);
  await page.getByRole("link", { name: "Voir Facture" }).click();
  await link(page, "Changer de place").click();
  await button(page, "Tout en haut").click();
  await expectKept(page);
  await expect(sentence(page, "Place 1 sur 3")).toBeVisible();
  await undo(page);
  await expect(sentence(page, "Place 3 sur 3")).toBeVisible();
  await button(page, "Monter").click();
  await expect(sentence(page, "Place 2 sur 3")).toBeVisible();
  await button(page, "Terminer").click();
  await page.goto(list);
  await expectOrder(page, ["Passeport", "Facture", "Photo"]);
});

test("a change of words is undone", async ({ page }) => {
  await begin(page);
  const path = await addAppointment(page, { what: "Caf", place: "Ancienne adresse" });
  await page.goto(`${path}/modifier`);
  await link(page, /^Où/).click();
  await answer(page, "Où est le rendez-vous ?", "Nouvelle adresse");
  await expect(sentence(page, "C’est enregistré.")).toBeVisible();
  await expect(page.getByText("Nouvelle adresse")).toBeVisible();
  await undo(page);
  await expect(page.getByText("Ancienne adresse")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Ancienne adresse")).toBeVisible();

  const list = await makeList(page, "École", []);
  await page.goto(`${list}/modifier`);
  await link(page, /^Changer le nom/).click();
  await answer(page, "Quel nom pour cette liste ?", "Collège");
  await expectKept(page);
  await undo(page);
  await page.goto(list);
  await expect(title(page, "École")).toBeVisible();
});

test("« Ce qui est retiré » brings back a list with its papers and their ticks", async ({ page }) => {
  await begin(page);
  const list = await makeList(page, "École", PAPERS);
  await tick(page, "Passeport");
  await page.getByRole("link", { name: "Voir Photo" }).click();
  await button(page, "Retirer ce papier").click();
  await expect(sentence(page, "« Photo » : c’est retiré.")).toBeVisible();
  await expectOrder(page, ["Passeport", "Facture"]);
  await link(page, "Modifier la liste").click();
  await button(page, "Retirer la liste").click();
  await expect(sentence(page, "La liste « École » est retirée.")).toBeVisible();

  await page.reload();
  await place(page, "Aide").click();
  await link(page, "Ce qui est retiré").click();
  await button(page, "Remettre École").click();
  await expect(sentence(page, "« École » est de retour.")).toBeVisible();
  await button(page, "Remettre Photo").click();
  await expect(sentence(page, "« Photo » est de retour.")).toBeVisible();
  await page.goto(list);
  await expectOrder(page, PAPERS);
  await expect(tickRow(page, "Passeport")).toBeChecked();
});

test("after thirty days a removed appointment is no longer offered", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-24T09:10:00+01:00"));
  await begin(page);
  const path = await addAppointment(page, { what: "Mairie" });
  await page.goto(path);
  await button(page, "Retirer").click();
  await expect(sentence(page, "« Mairie » : c’est retiré.")).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-12-24T09:09:00+01:00"));
  await page.goto("/aide/retires");
  await expect(page.getByText("Mairie")).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-12-24T09:11:00+01:00"));
  await page.goto("/aide/retires");
  await expect(sentence(page, "Ce que vous retirez reste ici 30 jours.")).toBeVisible();
});
