// What the clock says where the phone thinks that it is: the appointments and the services are in France.
import { readFile } from "node:fs/promises";
import { expect, test } from "../support/story.mjs";
import { addAppointment, answer, begin, button, link, place, sentence, title } from "../support/steps.mjs";

for (const timezoneId of ["America/Cayenne", "Asia/Tokyo", "Pacific/Kiritimati"]) {
  test.describe(`a phone that is set to ${timezoneId}`, () => {
    test.use({ timezoneId });

    test("shows and hands out the hour of the appointment in France", async ({ page }) => {
      // A quarter past eleven in the evening in Paris; another day in Tokyo.
      await page.clock.setFixedTime(new Date("2026-11-24T23:15:00+01:00"));
      await begin(page);
      await addAppointment(page, { day: "Demain", what: "CAF", hour: 9 });
      await place(page, "Aujourd’hui").click();
      await expect(sentence(page, /^Demain/).first()).toBeVisible();
      await expect(sentence(page, "9 h 30").first()).toBeVisible();
      await link(page, /Voir/).first().click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        button(page, "Mettre dans l’agenda").click(),
      ]);
      const file = await readFile(await download.path(), "utf8");
      expect(file).toContain("DTSTART;TZID=Europe/Paris:20261125T093000");
    });

    test("tells what is open in France", async ({ page }) => {
      await page.clock.setFixedTime(new Date("2026-11-24T09:10:00+01:00"));
      await begin(page);
      await page.goto("/aide/services/nouveau");
      await answer(page, "Quel service ?", "Mairie");
      await expect(title(page, "Mairie")).toBeVisible();
      await link(page, "Les horaires").click();
      await link(page, "Ajouter des heures").click();
      await button(page, "Mardi").click();
      await page.getByLabel("Heure", { exact: true }).nth(0).selectOption({ label: "9 h" });
      await page.getByLabel("Heure", { exact: true }).nth(1).selectOption({ label: "12 h" });
      await button(page, "Continuer").click();
      await button(page, "C’est fini").click();
      await expect(sentence(page, "Ouvert. Ferme à 12 h.")).toBeVisible();
    });
  });
}

test("today becomes tomorrow at midnight in Paris, on the screen that is open", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-24T23:59:40+01:00") });
  await begin(page);
  await addAppointment(page, { day: "Demain", what: "CAF", hour: 9 });
  await place(page, "Aujourd’hui").click();
  await expect(sentence(page, /^Demain/).first()).toBeVisible();
  await page.clock.fastForward("02:00");
  await expect(sentence(page, /^Aujourd’hui/).last()).toBeVisible();
  await expect(sentence(page, /^Demain/)).toHaveCount(0);
});

for (const [what, now, day, says] of [
  ["an hour is skipped", "2027-03-27T20:00:00+01:00", "Demain", "20270328T093000"],
  ["an hour comes twice", "2026-10-24T20:00:00+02:00", "Demain", "20261025T093000"],
]) {
  test(`the morning after ${what} keeps its hour`, async ({ page }) => {
    await page.clock.setFixedTime(new Date(now));
    await begin(page);
    await addAppointment(page, { day, what: "CAF", hour: 9 });
    await expect(sentence(page, "9 h 30").first()).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      button(page, "Mettre dans l’agenda").click(),
    ]);
    const file = await readFile(await download.path(), "utf8");
    expect(file).toContain(`DTSTART;TZID=Europe/Paris:${says}`);
    // The alarms count from the start, so the phone's calendar does the rest.
    expect(file).toContain("TRIGGER:-PT15H30M");
  });
}
