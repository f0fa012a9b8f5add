// What people really type: a sentence says what to do next, and nothing is lost.
import { expect, test } from "../support/story.mjs";
import {
  addAppointment,
  answer,
  begin,
  button,
  chooseDate,
  chooseTime,
  expectKept,
  link,
  makeList,
  sentence,
  tickRow,
  title,
} from "../support/steps.mjs";

const alert = (page) => page.getByRole("alert");

test("an empty name is asked again, and so is a name of spaces", async ({ page }) => {
  await begin(page);
  await page.goto("/rendez-vous/nouveau/quoi");
  for (const name of ["", "   ", "\u200b\n\t"]) {
    await answer(page, "Un rendez-vous pour quoi ?", name);
    await expect(alert(page)).toHaveText("Écrivez le nom du rendez-vous.");
    await expect(title(page, "Un rendez-vous pour quoi ?")).toBeVisible();
  }
  const field = page.getByRole("textbox");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await answer(page, "Un rendez-vous pour quoi ?", "Caf");
  await expect(title(page, "Quel jour ?")).toBeVisible();
});

test("10,000 letters stay in the field until the person has shortened them", async ({ page }) => {
  await begin(page);
  await page.goto("/papiers/nouvelle");
  const long = "é".repeat(10_000);
  await answer(page, "Quel nom pour cette liste ?", long);
  await expect(alert(page)).toContainText("Le texte a 10 000 lettres.");
  await expect(alert(page)).toContainText("Gardez 200 lettres au plus.");
  await expect(page.getByRole("textbox")).toHaveValue(long);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  // The longest name that is taken, without a single space, on the narrowest screen.
  const longest = "W".repeat(200);
  await page.setViewportSize({ width: 320, height: 640 });
  const list = await makeList(page, longest, [longest]);
  const appointment = await addAppointment(page, { what: longest, place: longest, who: longest });
  for (const path of ["/papiers", "/", "/rendez-vous", list, appointment]) {
    await page.goto(path);
    await expect(page.getByText(longest).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test("emoji and writing from right to left are kept letter by letter", async ({ page }) => {
  await begin(page);
  const what = "🏥 موعد الطبيب 👩🏽‍⚕️";
  const path = await addAppointment(page, { what, place: "שדרות רוטשילד 12", who: "Ñandú Œuvré" });
  await page.reload();
  await page.goto(path);
  await expect(title(page, what)).toBeVisible();
  await expect(page.getByText("שדרות רוטשילד 12")).toBeVisible();
  await expect(page.getByText("Ñandú Œuvré")).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("article").getByText(what)).toBeVisible();
});

test("a telephone number with letters or too few digits is explained", async ({ page }) => {
  await begin(page);
  await page.goto("/rendez-vous/nouveau/telephone");
  for (const [number, said] of [
    ["01 23 45 abc", "Écrivez le numéro avec des chiffres. Enlevez « a »."],
    ["01 23", "Ce numéro a 4 chiffres. Un numéro français a 10 chiffres."],
    ["", "Écrivez le numéro, par exemple 01 23 45 67 89."],
  ]) {
    await answer(page, "Quel numéro appeler ?", number);
    await expect(alert(page)).toHaveText(said);
    await expect(page.getByRole("textbox")).toHaveValue(number);
  }
});

test("31 February and an end before the start are explained", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-24T09:10:00+01:00"));
  await begin(page);
  const path = await addAppointment(page);
  await page.goto(`${path}/modifier`);
  await link(page, /^Jour/).click();
  await button(page, "Un autre jour").click();
  const days = page.getByLabel("Jour", { exact: true });
  await expect(days).toHaveAttribute("aria-required", "true");
  await expect(days).toHaveAccessibleDescription("Choisissez le jour, le mois et l’année.");
  await chooseDate(page, { day: 31, month: "février", year: 2027 });
  await button(page, "Continuer").click();
  await expect(days).toHaveAttribute("aria-invalid", "true");
  await expect(days).toHaveAccessibleDescription("En février, il y a 28 jours. Choisissez un autre jour.");
  await expect(alert(page)).toHaveText("En février, il y a 28 jours. Choisissez un autre jour.");
  await chooseDate(page, { day: 28, month: "février", year: 2027 });
  await button(page, "Continuer").click();
  await expect(sentence(page, "C’est enregistré.")).toBeVisible();

  await page.goto(`${path}/modifier`);
  await link(page, /^Heure de fin/).click();
  for (const [hour, minute] of [[13, 0], [14, 30]]) {
    await chooseTime(page, hour, minute);
    await expect(alert(page)).toHaveText("Choisissez une heure après 14 h 30.");
  }
  await chooseTime(page, 15, 0);
  await expect(sentence(page, "C’est enregistré.")).toBeVisible();
  await expect(sentence(page, "De 14 h 30 à 15 h")).toBeVisible();
});

test("two presses on « Terminer » or « Ajouter » make one paper", async ({ page }) => {
  await begin(page);
  await makeList(page, "École", []);
  await link(page, "Ajouter un papier").click();
  await page.getByRole("textbox").fill("Photo");
  await button(page, "Ajouter").dblclick();
  await expect(sentence(page, "« Photo » est ajouté.")).toBeVisible();
  await button(page, "Terminer").click();
  await expect(title(page, "École")).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(1);
});

test("a tick in one tab shows in the other", async ({ page, context }) => {
  await begin(page);
  const list = await makeList(page, "École", ["Photo", "Passeport"]);
  const other = await context.newPage();
  await other.goto(list);
  await expect(tickRow(other, "Photo")).not.toBeChecked();
  await tickRow(page, "Photo").click();
  await expectKept(page);
  await expect(tickRow(other, "Photo")).toBeChecked();
  // Both write: neither change replaces the other.
  await Promise.all([tickRow(page, "Photo").click(), tickRow(other, "Passeport").click()]);
  for (const tab of [page, other]) {
    await expect(tickRow(tab, "Photo")).not.toBeChecked();
    await expect(tickRow(tab, "Passeport")).toBeChecked();
    await tab.reload();
    await expect(tickRow(tab, "Photo")).not.toBeChecked();
    await expect(tickRow(tab, "Passeport")).toBeChecked();
  }
});

test("what is being written stays while another tab keeps something", async ({ page, context }) => {
  await begin(page);
  const list = await makeList(page, "École", ["Photo"]);
  const other = await context.newPage();
  await other.goto(`${list}/ajouter`);
  const field = other.getByRole("textbox", { name: "Quel papier ajouter ?" });
  await field.fill("Carnet de");
  await tickRow(page, "Photo").click();
  await expectKept(page);
  // The other tab has heard of it once its own list shows the tick; the field must not have been drawn anew.
  await other.waitForTimeout(500);
  await expect(field).toHaveValue("Carnet de");
  await expect(field).toBeFocused();
});
