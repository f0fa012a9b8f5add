// A phone without a microphone, or one that keeps it shut.
import { expect, test } from "../support/story.mjs";
import { begin, button, makeList, sentence, title } from "../support/steps.mjs";

test("who cannot record is told what to do, and the paper stays", async ({ page }) => {
  await begin(page);
  await makeList(page, "Dossier", ["Photo"]);
  await page.locator(".tick-see").first().click();
  await button(page, "Parler").click();
  await expect(sentence(page, /^Le micro est (bloqué|introuvable)/)).toBeVisible();
  await expect(title(page, "Photo")).toBeVisible();
});
