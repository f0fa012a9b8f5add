import { join } from "node:path";
import { forgetProfile, newProfile, startPhone } from "../support/browser.mjs";
import { film } from "../support/camera.mjs";
import { filmedCodes } from "../support/code.mjs";
import { expect, test } from "../support/story.mjs";
import { begunPhones, shareLink, wake } from "../support/phones.mjs";
import { begin, button, keptForOffline, link, makeList, tick, tickRow, title } from "../support/steps.mjs";

const PAPERS = ["Carte d’identité", "Photo", "Quittance de loyer", "Avis d’impôt", "Attestation de la Caf", "Relevé de compte"];

/** A phone whose camera sees these codes. */
async function phoneSeeing(relay, shots, tell) {
  const profile = await newProfile();
  const args = await film(join(profile, "film.y4m"), shots);
  const context = await startPhone(profile, relay.origin, args);
  try {
    await tell(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
    await forgetProfile(profile);
  }
}

test("a code that is seen by the camera brings its list", async ({ browser, relay }) => {
  const [awa] = await begunPhones(browser, relay.origin, 1);
  const path = await makeList(awa, "Dossier RSA", PAPERS);
  await shareLink(awa, "Ensemble");
  const shots = await filmedCodes(awa);
  await phoneSeeing(relay, shots, async (ines) => {
    await ines.goto("/");
    await button(ines, /^Français/).click();
    await link(ines, "J’ai un code").click();
    await link(ines, /^Lire un code/).click();
    await expect(title(ines, "Une liste arrive")).toBeVisible({ timeout: 20_000 });
    await button(ines, "Accepter").click();
    await expect(title(ines, "Dossier RSA")).toBeVisible();
    await tick(ines, "Photo");
    await awa.goto(path);
    await expect(tickRow(awa, "Photo")).toBeChecked({ timeout: 20_000 });
  });
});

test("a list goes from phone to phone without any network, and they join up later", async ({ browser, relay }) => {
  const [awa] = await begunPhones(browser, relay.origin, 1);
  const path = await makeList(awa, "Dossier RSA", PAPERS);
  await keptForOffline(awa);
  await awa.context().setOffline(true);
  await shareLink(awa, "Ensemble");
  await link(awa, /^Sans réseau/).click();
  await expect(awa.getByRole("img", { name: "Code à viser avec l’autre téléphone" })).toBeVisible();
  const shots = await filmedCodes(awa);
  expect(shots.length).toBeGreaterThan(1);
  await phoneSeeing(relay, shots, async (ines) => {
    await begin(ines);
    await keptForOffline(ines);
    await ines.context().setOffline(true);
    await ines.goto("/code");
    await link(ines, /^Lire un code/).click();
    await expect(title(ines, "Une liste arrive")).toBeVisible({ timeout: 40_000 });
    await expect(ines.getByText("Quittance de loyer")).toBeVisible();
    await button(ines, "Accepter").click();
    await expect(title(ines, "Dossier RSA")).toBeVisible();
    await tick(ines, "Photo");
    await ines.reload();
    await expect(tickRow(ines, "Photo")).toBeChecked();

    await awa.goto(path);
    await tick(awa, "Avis d’impôt");
    for (const page of [awa, ines]) await page.context().setOffline(false);
    for (const page of [awa, ines, awa, ines]) {
      await wake(page);
      await page.waitForTimeout(500);
    }
    for (const page of [awa, ines]) {
      await expect(tickRow(page, "Photo")).toBeChecked({ timeout: 30_000 });
      await expect(tickRow(page, "Avis d’impôt")).toBeChecked({ timeout: 30_000 });
    }
  });
});

test("codes that take turns stay still while they are stopped", async ({ browser, relay }) => {
  const [awa] = await begunPhones(browser, relay.origin, 1);
  await makeList(awa, "Dossier RSA", PAPERS);
  await shareLink(awa, "Ensemble");
  await link(awa, /^Sans réseau/).click();
  const [turn, stop] = [awa.locator(".qr-turn"), button(awa, "Arrêter les codes")];
  await stop.click();
  await expect(stop).toHaveAttribute("aria-pressed", "true");
  const held = await turn.innerText();
  // Three turns.
  await awa.waitForTimeout(2_100);
  await expect(turn).toHaveText(held);
  await stop.click();
  await expect(turn).not.toHaveText(held);
});

test("a photo of a code serves where there is no camera", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  await makeList(awa, "Dossier RSA", PAPERS);
  await shareLink(awa, "Pour lire");
  const [photo] = await filmedCodes(awa);
  await ines.goto("/code/lire");
  await expect(ines.getByText(/^(L’appareil photo est|Ce téléphone est sans)/)).toBeVisible();
  const field = ines.getByLabel("Choisir une photo");
  await field.setInputFiles({ name: "rien.png", mimeType: "image/png", buffer: Buffer.from("noise") });
  await expect(ines.getByText("Cette photo est sans code lisible.")).toBeVisible();
  await field.setInputFiles({ name: "code.png", mimeType: "image/png", buffer: photo });
  await expect(title(ines, "Une liste arrive")).toBeVisible();
  await expect(ines.getByText("Vous lisez la liste.")).toBeVisible();
});
