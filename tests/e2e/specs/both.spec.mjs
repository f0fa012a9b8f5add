// Two languages, one under the other: worker and person point at the same line.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/story.mjs";
import { addAppointment, begin, button, keptForOffline, pathOf } from "../support/steps.mjs";

const PICTURES = fileURLToPath(new URL("../../../.report/both/", import.meta.url));

async function speak(page, code) {
  await page.goto("/aide/langue");
  await page.locator(`button[lang=${code}]`).click();
  await expect.poll(() => pathOf(page)).toBe("/aide");
}

/** Makes a list from the ready-made one at this path; answers the list's own path. */
async function start(page, path, name) {
  await page.goto(path);
  await page.getByRole("button", { name, exact: true }).first().click();
  await expect(page).toHaveURL(/\/papiers\/[0-9a-f-]{20,}$/);
  return pathOf(page);
}

async function picture(page, name) {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: true });
}

/** The French under a row's words. */
const under = (page, words) => page.locator("main [lang=fr]", { hasText: words });

test("a list made in French is read in Arabic, with the French under each paper", async ({ page }) => {
  await begin(page);
  const list = await start(page, "/papiers/modele/rsa", "Commencer");
  await speak(page, "ar");
  await page.goto(list);
  const row = page.getByRole("checkbox").first();
  await expect(row).toHaveAccessibleName(/[\u0600-\u06ff]/);
  await expect(under(page, "Votre pièce d’identité")).toBeVisible();
  await expect(under(page, "Votre pièce d’identité")).toHaveAttribute("dir", "ltr");
  await expect(page.getByText("Revenu de solidarité active (RSA)")).toBeVisible();
  await expect(page.getByText("Revenu de solidarité active (RSA)")).toHaveAttribute("lang", "fr");
  await picture(page, "list-ar");
  await page.locator(".tick-see").first().click();
  await expect(under(page, "Une pièce d’identité prouve qui vous êtes.")).toBeVisible();
  await expect(under(page, "Passeport")).toBeVisible();
  await picture(page, "paper-ar");
  // Home names the list in Arabic too.
  await page.goto("/");
  await expect(under(page, "Demander le RSA")).toBeVisible();
});

test("the French can be hidden, and stays hidden", async ({ page }) => {
  await begin(page);
  await speak(page, "es");
  const list = await start(page, "/papiers/modele/rsa", "Empezar");
  await expect(under(page, "Votre pièce d’identité")).toBeVisible();
  const toggle = page.getByRole("button", { name: "Con el francés", exact: true });
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await expect(under(page, "Votre pièce d’identité")).toHaveCount(0);
  await page.reload();
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await expect(under(page, "Votre pièce d’identité")).toHaveCount(0);
  expect(pathOf(page)).toBe(list);
});

test("a line that somebody wrote is shown as it was written", async ({ page }) => {
  await begin(page);
  const list = await start(page, "/papiers/modele/rsa", "Commencer");
  await page.goto(`${list}/ajouter`);
  await page.getByRole("textbox").fill("La photo de Mina");
  await button(page, "Ajouter").click();
  await expect(page.getByText("« La photo de Mina » est ajouté.")).toBeVisible();
  await speak(page, "uk");
  await page.goto(list);
  await expect(page.getByRole("checkbox", { name: "La photo de Mina", exact: true })).toBeVisible();
  await expect(under(page, "La photo de Mina")).toHaveCount(0);
});

test("an appointment says its facts in both languages, without a network", async ({ page, context }) => {
  await begin(page);
  const path = await addAppointment(page, { what: "Médecin", place: "12 rue de la Paix, Lyon", phone: "0472000001" });
  await speak(page, "ar");
  await keptForOffline(page);
  await context.setOffline(true);
  await page.goto(path);
  for (const words of ["Médecin", "Où", "Téléphone", "Présence : Il faut venir", "Y aller", "Appeler", "Montrer"]) {
    await expect(under(page, words).first()).toBeVisible();
  }
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Médecin");
  await expect(page.locator(".when [lang=fr]")).toHaveText(/ 14\s*h\s*30$/);
  await picture(page, "appointment-ar");
});

test("an answer that is proposed is kept in French, whatever the person reads", async ({ page }) => {
  await begin(page);
  await speak(page, "tr");
  await page.goto("/papiers/dates/ajouter");
  await page.locator(".choice").nth(1).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pasaport");
  await expect(under(page, "Passeport")).toBeVisible();
  await speak(page, "fr");
  await page.goto("/papiers/dates");
  await expect(page.getByRole("main").getByRole("link", { name: /^Passeport/ })).toBeVisible();
});
