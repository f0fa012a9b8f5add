// From phone to paper to phone: one page, with a code that brings it back.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/story.mjs";
import { somePhones } from "../support/phones.mjs";
import { readCode } from "../support/code.mjs";
import { addAppointment, begin, button, makeList, pathOf, sentence, tick, title } from "../support/steps.mjs";

const PAGES = fileURLToPath(new URL("../../../.report/paper/", import.meta.url));
const PACKS = ["rsa", "aah-mdph", "titre-sejour-premier", "logement-social", "naissance"];

/** How many pages a printer would take, and the file for people to look at. */
async function printed(page, name) {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const file = await page.pdf({ format: "A4", preferCSSPageSize: true });
  await mkdir(PAGES, { recursive: true });
  await writeFile(`${PAGES}${name}.pdf`, file);
  return file.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
}

/** The codes on the printed page, each as a camera would read it. */
async function codes(page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.locator(".print-code").first().waitFor();
  const found = [];
  for (const code of await page.locator(".print-code").all()) {
    // As near as a camera is held.
    await code.evaluate((drawn) => Object.assign(drawn.style, { inlineSize: "900px", blockSize: "900px" }));
    found.push(await readCode(page, code));
  }
  await page.emulateMedia({ media: null });
  return found;
}

test("a list goes to paper and comes back on another phone, ticks and all", async ({ page, browser, relay }) => {
  await begin(page);
  await makeList(page, "Dossier RSA", ["Photo", "Quittance"]);
  await tick(page, "Photo");
  const [code] = await codes(page);
  expect(code).toContain("#s.");
  const [other] = await somePhones(browser, relay.origin, 1);
  await other.goto(code);
  await expect(sentence(other, "On vous donne cette liste.")).toBeVisible();
  await button(other, "Garder la liste").click();
  await expect(title(other, "Dossier RSA")).toBeVisible();
  await expect(other.getByRole("checkbox", { name: "Photo", exact: true })).toBeChecked();
  await expect(other.getByRole("checkbox", { name: "Quittance", exact: true })).not.toBeChecked();
  // Read once more, it is known.
  await other.goto(code);
  await expect(sentence(other, "Cette fiche est déjà sur votre téléphone.")).toBeVisible();
  await button(other, "Voir la fiche").click();
  await expect(title(other, "Dossier RSA")).toBeVisible();
});

test("an appointment goes to paper and comes back", async ({ page, browser, relay }) => {
  await begin(page);
  await addAppointment(page, { what: "Caf", place: "12 rue de la Paix, Lyon", phone: "0472000001" });
  const [code] = await codes(page);
  const [other] = await somePhones(browser, relay.origin, 1);
  await other.goto(code);
  await expect(sentence(other, "On vous donne ce rendez-vous.")).toBeVisible();
  await button(other, "Garder le rendez-vous").click();
  await expect(title(other, "Caf")).toBeVisible();
  await expect(other.getByText("12 rue de la Paix, Lyon")).toBeVisible();
  await expect.poll(() => pathOf(other)).toBe(pathOf(page));
});

for (const pack of PACKS) {
  test(`the list « ${pack} » fits one page with its codes`, async ({ page }) => {
    await begin(page);
    await page.goto(`/papiers/modele/${pack}`);
    await button(page, "Commencer").first().click();
    await expect(page).toHaveURL(/\/papiers\/[0-9a-f-]{20,}$/);
    await expect(page.getByRole("checkbox").first()).toBeVisible();
    expect(await printed(page, pack)).toBe(1);
    expect(await page.locator(".print-code").count()).toBeLessThanOrEqual(2);
  });
}

test("an appointment fits one page", async ({ page }) => {
  await begin(page);
  await addAppointment(page, { what: "Caf", place: "12 rue de la Paix, Lyon", phone: "0472000001" });
  expect(await printed(page, "rendez-vous")).toBe(1);
});

test("the card for the wallet has the next appointments and room for others", async ({ page }) => {
  await begin(page);
  await addAppointment(page, { what: "Caf", place: "12 rue de la Paix, Lyon" });
  await page.goto("/rendez-vous/carte");
  const card = page.locator(".wallet");
  await expect(card).toContainText("Caf, 12 rue de la Paix, Lyon");
  // Four lines are left to write on.
  await expect(card.locator(".wallet-blank path")).toHaveAttribute("d", /^(M0 \d+H100){4}$/);
  expect(await printed(page, "carte")).toBe(1);
  await page.emulateMedia({ media: "print" });
  const { width, height } = await card.boundingBox();
  // ISO/IEC 7810, ID-1, in CSS px of 1/96 inch.
  expect([width, height].map(Math.round)).toEqual([Math.round((85.6 / 25.4) * 96), Math.round((54 / 25.4) * 96)]);
  await expect(title(page, "Carte à garder avec vous")).toBeHidden();
});
