// A memory that is full, damaged, emptied, or brought back.
import { GARBAGE, damage, room } from "../support/database.mjs";
import { expect, test } from "../support/story.mjs";
import { bringBack, copyOf } from "../support/world.mjs";
import { addAppointment, answer, begin, button, link, makeList, sentence, tick, tickRow, title } from "../support/steps.mjs";

const DAMAGED = "Une fiche est abîmée.";

test("a damaged record is said, the others are shown, and a copy still holds it", async ({ page }) => {
  await begin(page);
  await addAppointment(page, { what: "Mairie" });
  await addAppointment(page, { what: "Médecin", hour: 16 });
  await makeList(page, "École", ["Photo"]);
  expect(await damage(page, ["entities", "log"], "Médecin")).toBe(2);

  await page.goto("/");
  await expect(sentence(page, DAMAGED)).toBeVisible();
  await expect(page.getByRole("article").getByText("Mairie")).toBeVisible();
  await page.goto("/rendez-vous");
  await expect(link(page, /Mairie/)).toBeVisible();
  await page.goto("/papiers");
  await expect(link(page, /École/)).toBeVisible();
  await page.goto("/aide/donnees");
  await expect(sentence(page, "Une fiche est abîmée. Enregistrez une copie")).toBeVisible();
  expect((await copyOf(page)).includes(GARBAGE)).toBe(true);
  // It can still be written beside.
  await addAppointment(page, { what: "Nouveau", hour: 18 });
  await page.goto("/rendez-vous");
  await expect(link(page, /Nouveau/)).toBeVisible();
});

test("a damaged view is rebuilt from what was written before", async ({ page }) => {
  await begin(page);
  const path = await addAppointment(page, { what: "Médecin", place: "Lille" });
  const list = await makeList(page, "École", ["Photo"]);
  await tick(page, "Photo");
  expect(await damage(page, ["entities"], "Médecin")).toBe(1);
  expect(await damage(page, ["entities"], "Photo")).toBe(1);
  await page.goto(path);
  await expect(title(page, "Médecin")).toBeVisible();
  await expect(page.getByText("Lille")).toBeVisible();
  await page.goto(list);
  await expect(tickRow(page, "Photo")).toBeChecked();
  await page.goto("/");
  await expect(sentence(page, /abîmée/)).toBeHidden();
});

test("a full phone says so, keeps what is on the screen, and keeps it for good once there is room", async ({ page }) => {
  test.setTimeout(120_000);
  await begin(page);
  const list = await makeList(page, "École", ["Photo"]);
  const disk = await room(page);
  await disk.fill();
  await link(page, "Ajouter un papier").click();
  await answer(page, "Quel papier ajouter ?", "Passeport", "Ajouter");
  await expect(sentence(page, "Le téléphone est plein. 1 changement attend.").first()).toBeVisible();
  await expect(sentence(page, "« Passeport » est ajouté.")).toBeHidden();
  await button(page, "Terminer").click();
  await expect(title(page, "École")).toBeVisible();
  await expect(tickRow(page, "Passeport")).toBeVisible();
  await tickRow(page, "Photo").click();
  await expect(sentence(page, "2 changements attendent.").first()).toBeVisible();
  await expect(tickRow(page, "Photo")).toBeChecked();
  // Still no room: it is said again, nothing goes away.
  await button(page, "Réessayer").click();
  // The answer looks like what was there before: only time tells that the try is over.
  await page.waitForTimeout(1_000);
  await expect(sentence(page, "2 changements attendent.").first()).toBeVisible();

  await disk.empty();
  await button(page, "Réessayer").click();
  await expect(sentence(page, /attendent/)).toBeHidden();
  await page.goto(list);
  await expect(tickRow(page, "Passeport")).toBeVisible();
  await expect(tickRow(page, "Photo")).toBeChecked();
});

test("everything can be taken along in a file, erased, and brought back", async ({ page }) => {
  await begin(page);
  const path = await addAppointment(page, { what: "Caf", place: "Lyon", phone: "04 72 00 00 01" });
  const list = await makeList(page, "École", ["Photo", "Passeport"]);
  await tick(page, "Photo");
  const copy = await copyOf(page);

  await link(page, "Tout effacer").click();
  await expect(title(page, "Tout effacer ?")).toBeVisible();
  await button(page, "Tout effacer").click();
  await expect(title(page, "Bienvenue")).toBeVisible();
  await page.reload();
  await expect(title(page, "Bienvenue")).toBeVisible();
  await button(page, "Je commence").click();
  await button(page, "Continuer").click();
  await expect(title(page, "Aujourd’hui")).toBeVisible();
  await page.goto(path);
  await expect(title(page, "C’est vide ici")).toBeVisible();

  await bringBack(page, copy);
  await expect(sentence(page, "Votre copie est remise.")).toBeVisible();
  await expect(sentence(page, "Ce téléphone garde 1 rendez-vous et 1 liste.")).toBeVisible();
  await page.goto(path);
  await expect(title(page, "Caf")).toBeVisible();
  await expect(page.getByText("04 72 00 00 01")).toBeVisible();
  await page.goto(list);
  await expect(tickRow(page, "Photo")).toBeChecked();
  await expect(tickRow(page, "Passeport")).not.toBeChecked();
  // A second time changes nothing.
  await bringBack(page, copy);
  await page.goto(list);
  await expect(page.getByRole("checkbox")).toHaveCount(2);
});

test("another file, or a copy cut short, brings back nothing and says which file to choose", async ({ page }) => {
  await begin(page);
  await addAppointment(page, { what: "Caf" });
  const copy = await copyOf(page);
  const field = page.getByLabel("Fichier de la copie");
  const choose = (buffer) => field.setInputFiles({ name: "fichier", mimeType: "application/octet-stream", buffer });
  await choose(Buffer.from("une photo"));
  await expect(sentence(page, "Ce fichier vient d’ailleurs.")).toBeVisible();
  await choose(copy.subarray(0, copy.length - 3));
  await expect(sentence(page, "Ce fichier est abîmé.")).toBeVisible();
  await expect(sentence(page, "Ce téléphone garde 1 rendez-vous et 0 liste.")).toBeVisible();
});
