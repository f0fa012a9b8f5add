// S'entraîner: every gesture once, by doing it, and nothing of it touches what is kept.
import { expect, test } from "../support/story.mjs";
import { addAppointment, begin, button, keptForOffline, link, pathOf, place, sentence, title } from "../support/steps.mjs";

const task = (page) => page.locator(".practice-task");
const step = (page, at) => expect(page.getByText(`Partie ${at} sur 5`)).toBeVisible();

test("the gestures are learnt in five steps, without a network, and nothing real has changed", async ({ page, context }) => {
  await begin(page);
  await addAppointment(page, { what: "Caf" });
  await keptForOffline(page);
  await context.setOffline(true);
  await place(page, "Aide").click();
  await link(page, "S’entraîner").click();
  await expect(title(page, "S’entraîner")).toBeFocused();
  await step(page, 1);
  await expect(sentence(page, "Vos vraies fiches restent comme elles sont.")).toBeVisible();
  await link(page, "Voir").click();
  expect(pathOf(page)).toBe("/aide/essai");
  await button(page, "Continuer").click();

  await step(page, 2);
  await expect(title(page, "S’entraîner")).toBeFocused();
  await expect(task(page)).toHaveText("Touchez un papier quand il est prêt.");
  const row = page.getByRole("checkbox", { name: "Une photo", exact: true });
  await row.click();
  await expect(row).toBeChecked();
  await expect(task(page)).toContainText("Touchez « Annuler »");
  await expect(button(page, "Continuer")).toHaveCount(0);
  await button(page, "Annuler").click();
  await expect(row).not.toBeChecked();
  await expect(row).toBeFocused();
  await button(page, "Continuer").click();

  await step(page, 3);
  await button(page, "Appeler").click();
  await expect(sentence(page, "En vrai, cela appelle la personne.")).toBeVisible();
  await button(page, "Continuer").click();

  await step(page, 4);
  await button(page, "Montrer").click();
  await expect(page.locator(".practice-show")).toContainText("J’ai rendez-vous.");
  await button(page, "Continuer").click();

  await step(page, 5);
  await button(page, "Partager").click();
  await expect(page.getByRole("img", { name: "Code à viser avec l’autre téléphone" })).toBeVisible();
  await button(page, "Continuer").click();
  await expect(sentence(page, "Vous savez ouvrir, cocher, annuler, appeler, montrer et partager.")).toBeVisible();
  await button(page, "Terminer").click();
  await expect(title(page, "Aide")).toBeVisible();

  await place(page, "Papiers").click();
  await expect(sentence(page, "Une liste garde vos papiers à préparer.")).toBeVisible();
  await page.goto("/aide/donnees");
  await expect(page.getByText(/1\s+rendez-vous et 0\s+liste/)).toBeVisible();
});

test("it can begin again", async ({ page }) => {
  await begin(page);
  await page.goto("/aide/essai");
  await link(page, "Voir").click();
  await button(page, "Continuer").click();
  await page.getByRole("checkbox").first().click();
  await button(page, "Annuler").click();
  for (const name of ["Continuer", "Appeler", "Continuer", "Montrer", "Continuer", "Partager", "Continuer", "Recommencer"]) {
    await button(page, name).click();
  }
  await step(page, 1);
});
