import { readCode } from "../support/code.mjs";
import { expect, test } from "../support/story.mjs";
import { acceptLink, begunPhones, shareLink, wake } from "../support/phones.mjs";
import { addAppointment, answer, button, keptForOffline, link, makeList, place, tick, tickRow, title } from "../support/steps.mjs";

/** The link in the code on the screen: what a camera would read. */
async function codeOf(page) {
  await page.goto("/aide/telephones");
  await link(page, "Relier un téléphone").click();
  await expect(page.getByRole("img", { name: "Code à viser avec l’autre téléphone" })).toBeVisible();
  return readCode(page);
}

async function linkPhone(from, to) {
  await to.goto(await codeOf(from));
  await expect(title(to, "Relier ce téléphone")).toBeVisible();
  await button(to, "Relier").click();
  await expect(title(to, "Papiers")).toBeVisible();
}

test("a second phone has everything, and the two agree", async ({ browser, relay }) => {
  const [one, two] = await begunPhones(browser, relay.origin, 2);
  await addAppointment(one, { what: "Caf" });
  const path = await makeList(one, "Dossier RSA", ["Photo", "Bail"]);
  await makeList(two, "Sur le nouveau", ["Carte"]);
  await linkPhone(one, two);
  await expect(link(two, /Dossier RSA/)).toBeVisible({ timeout: 20_000 });
  await place(two, "Rendez-vous").click();
  await expect(link(two, /Caf/)).toBeVisible();
  await one.goto("/papiers");
  await expect(link(one, /Sur le nouveau/)).toBeVisible({ timeout: 20_000 });

  await keptForOffline(one);
  await keptForOffline(two);
  await one.goto(path);
  await two.goto(path);
  for (const page of [one, two]) await page.context().setOffline(true);
  await tick(one, "Photo");
  await tick(two, "Bail");
  await place(two, "Aujourd’hui").click();
  await expect(two.getByText("1 changement attend le réseau.")).toBeVisible();
  for (const page of [one, two]) await page.context().setOffline(false);
  for (const page of [one, two]) await wake(page);
  await expect(two.getByText(/Envoyé à \d+\sh/)).toBeVisible({ timeout: 20_000 });
  await two.goto(path);
  for (const page of [one, two]) {
    await expect(tickRow(page, "Photo")).toBeChecked({ timeout: 20_000 });
    await expect(tickRow(page, "Bail")).toBeChecked({ timeout: 20_000 });
  }
  await one.goto("/aide/telephones");
  await expect(one.getByRole("heading", { level: 2 })).toHaveCount(2);
  await link(one, "Changer le nom").first().click();
  await answer(one, "Quel nom pour ce téléphone ?", "Téléphone de la maison");
  await expect(one.getByRole("heading", { name: "Téléphone de la maison" })).toBeVisible();
  await two.goto("/aide/telephones");
  await expect(two.getByRole("heading", { name: "Téléphone de la maison" })).toBeVisible({ timeout: 20_000 });
});

test("a phone that was taken out keeps its copy and hears nothing more", async ({ browser, relay }) => {
  const [one, two, three] = await begunPhones(browser, relay.origin, 3);
  const path = await makeList(one, "Dossier RSA", ["Photo", "Bail"]);
  await linkPhone(one, two);
  await linkPhone(one, three);
  for (const page of [two, three]) await expect(link(page, /Dossier RSA/)).toBeVisible({ timeout: 20_000 });
  await two.goto("/aide/telephones");
  await link(two, "Changer le nom").first().click();
  await answer(two, "Quel nom pour ce téléphone ?", "Perdu");
  await one.goto("/aide/telephones");
  await expect(one.getByRole("heading", { name: "Perdu" })).toBeVisible({ timeout: 20_000 });

  // The third phone works without a network while the second is taken out.
  await keptForOffline(three);
  await three.goto(path);
  await three.context().setOffline(true);
  await tick(three, "Bail");
  const lost = one.locator("section", { has: one.getByRole("heading", { name: "Perdu" }) });
  await lost.getByRole("link", { name: "Retirer ce téléphone" }).click();
  await expect(title(one, /^Retirer «\s?Perdu\s?»/)).toBeVisible();
  await button(one, "Retirer").click();
  await expect(title(one, "Mes téléphones")).toBeVisible();
  await expect(one.getByRole("heading", { name: "Perdu" })).toHaveCount(0);
  await two.goto("/aide/telephones");
  await expect(two.getByText("Ce téléphone est séparé des autres.")).toBeVisible({ timeout: 30_000 });

  await three.context().setOffline(false);
  await wake(three);
  await one.goto(path);
  await expect(tickRow(one, "Bail")).toBeChecked({ timeout: 30_000 });
  await tick(one, "Photo");
  await expect(tickRow(three, "Photo")).toBeChecked({ timeout: 30_000 });
  await two.goto(path);
  await two.reload();
  await expect(tickRow(two, "Photo")).not.toBeChecked();
});

test("what one phone of a person shares, the other one shares too", async ({ browser, relay }) => {
  const [one, two, ines] = await begunPhones(browser, relay.origin, 3);
  await linkPhone(one, two);
  const path = await makeList(one, "Dossier RSA", ["Photo"]);
  await acceptLink(ines, await shareLink(one, "Ensemble"), "Dossier RSA");
  await expect(link(two, /Dossier RSA/)).toBeVisible({ timeout: 20_000 });
  await two.goto(path);
  await expect(two.getByText("Liste partagée")).toBeVisible({ timeout: 20_000 });
  await tick(ines, "Photo");
  await expect(tickRow(two, "Photo")).toBeChecked({ timeout: 20_000 });
});

test("two answers are both kept until somebody decides", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  const path = await makeList(awa, "Dossier RSA", ["Photo"]);
  await acceptLink(ines, await shareLink(awa, "Ensemble"), "Dossier RSA");
  for (const page of [awa, ines]) await keptForOffline(page);
  await awa.goto(path);
  for (const page of [awa, ines]) await page.context().setOffline(true);
  const rename = async (page, name) => {
    await link(page, "Modifier la liste").click();
    await link(page, /^Changer le nom|^Nom/).first().click();
    await answer(page, "Quel nom pour cette liste ?", name);
    await expect(link(page, new RegExp(name))).toBeVisible();
    await page.getByRole("link", { name: "Retour", exact: true }).click();
    await expect(title(page, name)).toBeVisible();
  };
  await rename(awa, "RSA de décembre");
  await rename(ines, "Dossier complet");
  for (const page of [awa, ines]) await page.context().setOffline(false);
  for (const page of [awa, ines]) {
    await wake(page);
    await expect(page.getByText("Deux réponses différentes. Choisissez la bonne.")).toBeVisible({ timeout: 20_000 });
  }
  await link(awa, "Vérifier").click();
  await expect(title(awa, "Quelle réponse est la bonne ?")).toBeVisible();
  await expect(awa.getByText(/^Écrit ici/)).toBeVisible();
  await expect(awa.getByText(/^Écrit sur un autre téléphone/)).toBeVisible();
  await button(awa, "Garder celle-ci RSA de décembre").click();
  await expect(title(awa, "Tout est vérifié")).toBeVisible();
  await expect(title(ines, "RSA de décembre")).toBeVisible({ timeout: 20_000 });
  await expect(ines.getByText("Deux réponses différentes.")).toHaveCount(0);
});
