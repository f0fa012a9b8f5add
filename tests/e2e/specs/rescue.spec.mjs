// Having everything back: by one press after a browser has dropped its database, and by a card on paper.
import { expect, test } from "../support/story.mjs";
import { somePhones } from "../support/phones.mjs";
import { readCode } from "../support/code.mjs";
import { addAppointment, begin, button, link, makeList, sentence, title } from "../support/steps.mjs";

/** What a browser does that needs room: the database goes, the small storage stays. */
const dropDatabase = (page) =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase("pas-a-pas");
        request.onsuccess = done;
        request.onerror = failed;
      }),
  );

async function makeCard(page) {
  await page.goto("/aide/donnees");
  await link(page, "Carte de secours").click();
  await button(page, "Faire la carte").click();
  await expect(sentence(page, "Imprimez la carte.")).toBeVisible();
}

test("a phone whose browser has dropped everything gets it back by one press", async ({ page }) => {
  await begin(page);
  await addAppointment(page, { what: "Caf" });
  const path = await makeList(page, "Dossier RSA", ["Photo"]);
  await makeCard(page);
  await page.goto("/");
  await expect(sentence(page, /Envoyé à/)).toBeVisible();
  await page.goto("/icons/favicon.svg");
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).toContain("pas-a-pas");
  await dropDatabase(page);
  await page.goto("/");
  await expect(title(page, "Vos fiches ont disparu")).toBeVisible();
  await button(page, "Les remettre").click();
  await expect(title(page, "Aujourd’hui")).toBeVisible();
  await expect(page.locator(".big-card-what")).toHaveText("Caf");
  await page.goto(path);
  await expect(page.getByRole("checkbox", { name: "Photo", exact: true })).toBeVisible();
});

test("who wants to start anew is welcomed", async ({ page }) => {
  await begin(page);
  await makeCard(page);
  await page.goto("/icons/favicon.svg");
  await dropDatabase(page);
  await page.goto("/");
  await button(page, "Recommencer").click();
  await expect(title(page, "Bienvenue")).toBeVisible();
  await page.reload();
  await expect(title(page, "Bienvenue")).toBeVisible();
});

test("the card on paper brings everything to an empty phone", async ({ page, browser, relay }) => {
  await begin(page);
  await addAppointment(page, { what: "Caf" });
  await makeCard(page);
  const card = await readCode(page);
  await page.goto("/");
  await expect(sentence(page, /Envoyé à/)).toBeVisible();
  const [other] = await somePhones(browser, relay.origin, 1);
  await other.goto(card);
  await button(other, "Relier").click();
  await expect(title(other, "Papiers")).toBeVisible();
  await other.goto("/rendez-vous");
  await expect(other.getByRole("main").getByRole("link", { name: /Caf/ })).toBeVisible();
});

test("erasing everything forgets the card too", async ({ page }) => {
  await begin(page);
  await makeCard(page);
  await page.goto("/aide/donnees/effacer");
  await button(page, "Tout effacer").click();
  await expect(title(page, "Bienvenue")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("pas-a-pas.secours"))).toBe(null);
});
