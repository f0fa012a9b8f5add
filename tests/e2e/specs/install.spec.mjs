// On the home screen: in the way of the browser in hand, after the first success, and never twice to who says later.
import { expect, test } from "../support/story.mjs";
import { begin, button, link, makeList, pathOf, sentence, title } from "../support/steps.mjs";

/** A browser that offers the home screen, as Chrome on Android does; `answer` is what the person answers there. */
function offers(page, answer) {
  return page.addInitScript((answer) => {
    window.addEventListener("load", () => {
      const offer = new Event("beforeinstallprompt", { cancelable: true });
      offer.prompt = () => {
        window.prompted = (window.prompted ?? 0) + 1;
        return Promise.resolve({ outcome: answer, platform: "web" });
      };
      window.dispatchEvent(offer);
      window.offerHeld = offer.defaultPrevented;
    });
  }, answer);
}

test("after the first list home offers it, and one button installs it", async ({ page }) => {
  await offers(page, "accepted");
  await begin(page);
  await expect(link(page, "Mettre à l’écran d’accueil")).toHaveCount(0);
  await makeList(page, "Dossier", ["Photo"]);
  await page.goto("/");
  expect(await page.evaluate(() => window.offerHeld)).toBe(true);
  await link(page, "Mettre à l’écran d’accueil").click();
  await expect(title(page, "Mettre à l’écran d’accueil")).toBeFocused();
  await button(page, "Installer").click();
  await expect(sentence(page, "Pas à pas est sur l’écran d’accueil.")).toBeVisible();
  expect(await page.evaluate(() => window.prompted)).toBe(1);
});

test("who refuses the browser's question is told the way by its menu", async ({ page }) => {
  await offers(page, "dismissed");
  await begin(page);
  await page.goto("/aide/installer");
  await button(page, "Installer").click();
  await expect(sentence(page, "Ouvrez le menu du navigateur.")).toBeVisible();
});

test("« Plus tard » takes the row away from home for good", async ({ page }) => {
  await begin(page);
  await makeList(page, "Dossier", ["Photo"]);
  await page.goto("/");
  await link(page, "Mettre à l’écran d’accueil").click();
  await button(page, "Plus tard").click();
  await expect.poll(() => pathOf(page)).toBe("/");
  await expect(link(page, "Mettre à l’écran d’accueil")).toHaveCount(0);
  await page.reload();
  await expect(title(page, "Aujourd’hui")).toBeVisible();
  await expect(link(page, "Mettre à l’écran d’accueil")).toHaveCount(0);
  // Help keeps the way.
  await page.goto("/aide");
  await expect(link(page, "Mettre à l’écran d’accueil")).toBeVisible();
});

test.describe("an iPhone", () => {
  test.use({
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
  });

  test("is shown three presses with their signs", async ({ page }) => {
    await begin(page);
    await page.goto("/aide/installer");
    const steps = page.locator(".install-step");
    await expect(steps).toHaveText([
      "Touchez le signe de partage.",
      "Choisissez «\u00a0Sur l’écran d’accueil\u00a0».",
      "Touchez «\u00a0Ajouter\u00a0».",
    ]);
    await expect(steps.locator("svg")).toHaveCount(3);
    await expect(button(page, "Installer")).toHaveCount(0);
  });
});

test.describe("opened from the home screen", () => {
  test("nothing is offered any more", async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: true }));
    await begin(page);
    await makeList(page, "Dossier", ["Photo"]);
    await page.goto("/");
    await expect(title(page, "Aujourd’hui")).toBeVisible();
    await expect(link(page, "Mettre à l’écran d’accueil")).toHaveCount(0);
    await page.goto("/aide");
    await expect(link(page, "Langue")).toBeVisible();
    await expect(link(page, "Mettre à l’écran d’accueil")).toHaveCount(0);
  });
});
