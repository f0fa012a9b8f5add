// What the person has done: theirs alone, by month, by who did it.
import { expect, test } from "../support/story.mjs";
import { begin, button, link, makeList, place, sentence, tick, title } from "../support/steps.mjs";

test("a paper that is ready counts in its month, and for who did it", async ({ page }) => {
  await begin(page);
  await place(page, "Papiers").click();
  await link(page, "Ce que j’ai fait").click();
  await expect(sentence(page, "Touchez un papier prêt.")).toBeVisible();
  const path = await makeList(page, "Dossier", ["Photo", "Quittance"]);
  await tick(page, "Photo");
  await tick(page, "Quittance");
  await page.goto(path);
  await page.locator(".tick-see").first().click();
  await link(page, "Comment c’est fait").click();
  await expect(title(page, "Comment avez-vous fait ?")).toBeVisible();
  await button(page, "Moi, avec quelqu’un").click();
  await expect(link(page, /Comment c’est fait\s*Moi, avec quelqu’un/)).toBeVisible();
  await page.goto("/papiers/fait");
  const main = page.getByRole("main");
  await expect(main.getByText(/^Papiers prêts\s: 2$/)).toBeVisible();
  await expect(main.getByText(/^Moi, avec quelqu’un\s: 1$/)).toBeVisible();
  await expect(main.getByText(/^Sans réponse\s: 1$/)).toBeVisible();
  const month = await page.evaluate(() => new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric" }).format());
  await expect(page.getByRole("heading", { level: 2, name: new RegExp(month, "i") })).toBeVisible();
  // A tick that is taken away counts no more.
  await page.goto(path);
  await page.getByRole("checkbox").first().click();
  await page.goto("/papiers/fait");
  await expect(main.getByText(/^Papiers prêts\s: 1$/)).toBeVisible();
});
