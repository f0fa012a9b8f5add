// The code comes in two halves: the first screens work with the first one, and the others come by themselves.
import { expect, test } from "../support/story.mjs";
import { bringBack, makeWorld, NOW } from "../support/world.mjs";
import { begin, button, link, place, sentence, title, welcomed } from "../support/steps.mjs";

// A service worker would answer for the network.
test.use({ serviceWorkers: "block" });

/** The requests for the second half wait; what is given back lets them all go. */
async function holdBack(page) {
  const waiting = [];
  let open = false;
  await page.route(/\/rest-[0-9a-f]+_bg\.wasm$/, (route) => (open ? route.continue() : waiting.push(route)));
  return {
    asked: () => waiting.length,
    release: async () => {
      open = true;
      await Promise.all(waiting.map((route) => route.continue()));
    },
  };
}

test("a first visit starts before the other screens' code is there, and goes on by itself", async ({ page }) => {
  const rest = await holdBack(page);
  await page.goto("/");
  await welcomed(page);
  await expect(title(page, "Aujourd’hui")).toBeVisible();
  expect(rest.asked()).toBe(1);

  await link(page, "Ajouter un rendez-vous").click();
  await expect(sentence(page, "Un instant…")).toBeVisible();
  await place(page, "Aujourd’hui").click();
  await expect(link(page, "Ajouter un rendez-vous")).toBeVisible();
  await place(page, "Papiers").click();
  await expect(sentence(page, "Un instant…")).toBeVisible();

  await rest.release();
  await expect(title(page, "Papiers")).toBeVisible();
  await expect(title(page, "Papiers")).toBeFocused();
  await page.reload();
  await expect(title(page, "Papiers")).toBeVisible();
  await place(page, "Aujourd’hui").click();
  await expect(link(page, "Ajouter un rendez-vous")).toBeVisible();
});

test("Aujourd’hui shows all it has before the other screens’ code is there", async ({ page }) => {
  test.slow();
  const world = await makeWorld();
  await page.clock.setFixedTime(NOW);
  await begin(page);
  await bringBack(page, world.copy);

  const rest = await holdBack(page);
  await page.goto("/");
  const rows = page.getByRole("main").getByRole("link");
  await expect(rows).toHaveCount(4);
  const before = await page.getByRole("main").innerText();
  await rows.last().click();
  await expect(sentence(page, "Un instant…")).toBeVisible();
  await page.goBack();
  await expect(rows).toHaveCount(4);
  expect(rest.asked()).toBe(1);

  await rest.release();
  await page.reload();
  await expect(rows).toHaveCount(4);
  expect(await page.getByRole("main").innerText()).toBe(before);
});

test("a network that fails is asked again until the other screens’ code comes", async ({ page }) => {
  let tries = 0;
  await page.route(/\/rest-[0-9a-f]+_bg\.wasm$/, (route) => {
    tries += 1;
    // Cut off, then a captive portal's page, then the file.
    if (tries === 1) return route.abort();
    if (tries === 2) return route.fulfill({ contentType: "text/html", body: "<p>Connectez-vous</p>" });
    return route.continue();
  });
  await page.goto("/aide");
  await welcomed(page);
  await expect(title(page, "Aide")).toBeVisible();
  expect(tries).toBe(3);
});

test("who has been welcomed before the other screens’ code is there is not welcomed again", async ({ page }) => {
  const rest = await holdBack(page);
  await page.goto("/");
  await welcomed(page);
  await expect(title(page, "Aujourd’hui")).toBeVisible();
  // The note is one small write.
  await page.waitForTimeout(300);
  await page.reload();
  await expect(title(page, "Aujourd’hui")).toBeVisible();
  await rest.release();
  await page.reload();
  await expect(title(page, "Aujourd’hui")).toBeVisible();
});
