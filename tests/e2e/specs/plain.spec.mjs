// Browsers that cannot run the app are told what to do, and have the numbers that matter.
import { expect, test } from "../support/story.mjs";
import { title } from "../support/steps.mjs";

for (const [lacks, script] of [
  ["IndexedDB", () => Object.defineProperty(window, "indexedDB", { value: undefined })],
  ["WebAssembly", () => delete window.WebAssembly],
  ["the tables of references", () => (window.WebAssembly.validate = () => false)],
]) {
  test(`a browser without ${lacks} gets the plain page`, async ({ page }) => {
    await page.addInitScript(script);
    await page.goto("/papiers");
    await expect(page).toHaveURL(/\/ancien\.html$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const number of ["15", "17", "18", "112", "115"]) {
      await expect(page.locator(`a[href="tel:${number}"]`)).toBeVisible();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

test("a browser without scripts is led to the plain page", async ({ browser, relay }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: relay.origin });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: "Voir quoi faire" }).click();
  await expect(page).toHaveURL(/\/ancien\.html$/);
  await context.close();
});

test.describe("a wasm that does not arrive", () => {
  test.use({ expectedErrors: ["TypeError: Failed to fetch"] });

  test("leaves a page that says what to do", async ({ page, context }) => {
    await context.route(/_bg\.wasm$/, (route) => route.abort());
    await page.goto("/");
    await expect(title(page, "Le chargement s’est arrêté")).toBeVisible();
    await expect(page.getByRole("link", { name: "Numéros d’urgence" })).toBeVisible();
    await context.unroute(/_bg\.wasm$/);
    await page.getByRole("button", { name: "Réessayer" }).click();
    await expect(title(page, "Langue")).toBeVisible();
  });
});
