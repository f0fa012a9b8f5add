// The whole way with a keyboard, and the place where a screen reader starts.
import { expect, test } from "../support/story.mjs";
import { begin, link, makeList, place, tickRow, title } from "../support/steps.mjs";

/** What has the focus, as a screen reader names it. */
const focused = (page) => page.locator(":focus");

/** Goes forward with the Tab key until `target` has the focus; it must be seen there. */
async function tabTo(page, target) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const isThere = await target.evaluate((element) => element === document.activeElement);
    if (!isThere) continue;
    const outline = await target.evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    });
    expect(outline, "the focus is drawn").toBeGreaterThanOrEqual(2);
    await expect(target).toBeInViewport();
    return;
  }
  throw new Error("the Tab key never came there");
}

test("a paper is added and ticked with the keyboard alone", async ({ page }) => {
  await page.goto("/");
  for (const name of [/^Français/, "Je commence", "Continuer"]) {
    await tabTo(page, page.getByRole("button", { name }));
    await page.keyboard.press("Enter");
  }
  await expect(title(page, "Aujourd’hui")).toBeFocused();
  await tabTo(page, place(page, "Papiers"));
  await page.keyboard.press("Enter");
  await expect(title(page, "Papiers")).toBeFocused();
  await tabTo(page, link(page, "Ajouter une liste"));
  await page.keyboard.press("Enter");
  await expect(title(page, "De quoi avez-vous besoin ?")).toBeFocused();
  await tabTo(page, link(page, /^Une autre liste/));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("textbox"));
  await page.keyboard.type("École");
  await page.keyboard.press("Enter");
  await expect(title(page, "Quel papier ajouter ?")).toBeFocused();
  await tabTo(page, page.getByRole("textbox"));
  await page.keyboard.type("Photo");
  await page.keyboard.press("Enter");
  await expect(page.getByText("« Photo » est ajouté.")).toBeVisible();
  // Ready for the next one.
  await expect(page.getByRole("textbox")).toBeFocused();
  await expect(page.getByRole("textbox")).toHaveValue("");
  await tabTo(page, page.getByRole("button", { name: "Terminer" }));
  await page.keyboard.press("Enter");
  await expect(title(page, "École")).toBeFocused();
  await tabTo(page, tickRow(page, "Photo"));
  await page.keyboard.press("Space");
  await expect(tickRow(page, "Photo")).toBeChecked();
  // The line stays the same line: the finger and the focus are where they were.
  await expect(tickRow(page, "Photo")).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Annuler" }));
  await page.keyboard.press("Enter");
  await expect(tickRow(page, "Photo")).not.toBeChecked();
  await expect(tickRow(page, "Photo")).toBeFocused();
});

test("after undoing at the top of a screen the keyboard goes on from its title", async ({ page }) => {
  await begin(page);
  await makeList(page, "École", ["Photo"]);
  await page.getByRole("link", { name: "Modifier la liste" }).click();
  await page.getByRole("button", { name: "Retirer la liste" }).click();
  await tabTo(page, page.getByRole("button", { name: "Annuler" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Annuler" })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("every change of screen puts the focus on the title, and the way back does too", async ({ page }) => {
  await begin(page);
  for (const name of ["Rendez-vous", "Papiers", "Aide", "Aujourd’hui"]) {
    await place(page, name).click();
    await expect(title(page, name)).toBeFocused();
    await expect(page).toHaveTitle(`${name} – Pas à pas`);
    await expect(place(page, name)).toHaveAttribute("aria-current", "page");
  }
  await page.goBack();
  await expect(title(page, "Aide")).toBeFocused();
  await link(page, "Mes données").click();
  await page.getByRole("link", { name: "Retour" }).click();
  await expect(title(page, "Aide")).toBeFocused();
});

test.describe("before the app's files are kept", () => {
  // Kept files come at once; this is about the network.
  test.use({ serviceWorkers: "block" });

  test("a ready-made list that arrives late names the page and takes the focus", async ({ page, context }) => {
    const waiting = [];
    await context.route("**/packs.fr.bin", (route) => waiting.push(route));
    const release = async () => {
      await expect.poll(() => waiting.length).toBe(1);
      await waiting.pop().continue();
    };
    await begin(page);
    await page.goto("/papiers/modeles/argent");
    await expect(title(page, "Argent et banque")).toBeVisible();
    await expect(page.getByText("Les listes arrivent.")).toBeVisible();
    await release();
    await link(page, "Demander le RSA").click();
    await expect(title(page, "Demander le RSA")).toBeFocused();

    await page.goto("/papiers/modele/rsa");
    await expect(page.getByText("Les listes arrivent.")).toBeVisible();
    await release();
    await expect(page).toHaveTitle("Demander le RSA – Pas à pas");
  });
});

test("the skip link leads past the top bar", async ({ page }) => {
  await begin(page);
  await makeList(page, "École", ["Photo"]);
  await page.reload();
  await expect(title(page, "École")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(focused(page)).toHaveText("Aller au contenu");
  const box = await focused(page).boundingBox();
  expect(box.height).toBeGreaterThanOrEqual(56);
  expect(box.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(tickRow(page, "Photo")).toBeFocused();
});
