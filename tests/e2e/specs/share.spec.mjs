import { expect, test } from "../support/story.mjs";
import { acceptLink, begunPhones, sentLink, shareLink, somePhones, wake } from "../support/phones.mjs";
import { forgedEnvelope, post, readLink, syncRequest } from "../support/wire.mjs";
import { answer, begin, button, keptForOffline, link, makeList, pathOf, tick, tickRow, title } from "../support/steps.mjs";

const PAPERS = ["Carte d’identité", "Photo", "Quittance de loyer"];

test("a list is ticked by two people who are never online together", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  const path = await makeList(awa, "Dossier RSA", PAPERS);
  const url = await shareLink(awa, "Ensemble");
  expect(url).toContain(`${relay.origin}/#p.`);
  await acceptLink(ines, url, "Dossier RSA");
  // The secret has left the address, and no history keeps it.
  expect(ines.url()).not.toContain("#");
  await ines.goBack();
  expect(ines.url()).not.toContain("#p.");
  await ines.goto(path);

  await keptForOffline(awa);
  await keptForOffline(ines);
  for (const page of [awa, ines]) await page.context().setOffline(true);
  await awa.goto(path);
  await ines.goto(path);
  await tick(awa, "Photo");
  await tick(ines, "Carte d’identité");
  for (const page of [awa, ines]) await page.context().setOffline(false);
  for (const page of [awa, ines]) {
    await wake(page);
    await expect(tickRow(page, "Photo")).toBeChecked({ timeout: 20_000 });
    await expect(tickRow(page, "Carte d’identité")).toBeChecked({ timeout: 20_000 });
    await expect(tickRow(page, "Quittance de loyer")).not.toBeChecked();
  }
});

test("what one person ticks is on the other phone at once while it is looked at", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  const path = await makeList(awa, "Dossier RSA", PAPERS);
  await acceptLink(ines, await shareLink(awa, "Ensemble"), "Dossier RSA");
  await awa.goto(path);
  await tick(awa, "Photo");
  await expect(tickRow(ines, "Photo")).toBeChecked({ timeout: 20_000 });
  await ines.getByRole("link", { name: "Ajouter un papier" }).click();
  await answer(ines, "Quel papier ajouter ?", "Relevé de compte", "Ajouter");
  await expect(tickRow(awa, "Relevé de compte")).toBeVisible({ timeout: 20_000 });
});

test("who may read is offered no writing", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  const path = await makeList(awa, "Dossier RSA", PAPERS);
  await acceptLink(ines, await shareLink(awa, "Pour lire"), "Dossier RSA");
  await expect(ines.getByText("Liste à lire")).toBeVisible();
  await expect(ines.getByRole("checkbox")).toHaveCount(0);
  await expect(ines.getByText("Touchez un papier quand il est prêt.")).toHaveCount(0);
  await expect(link(ines, "Ajouter un papier")).toHaveCount(0);
  await expect(link(ines, "Modifier")).toHaveCount(0);
  await link(ines, /Photo/).click();
  await expect(title(ines, "Photo")).toBeVisible();
  await expect(ines.getByRole("main").getByRole("button")).toHaveCount(0);
  await ines.goto(path);
  await awa.goto(path);
  await tick(awa, "Photo");
  await expect(ines.getByText("Fait", { exact: true })).toHaveCount(1, { timeout: 20_000 });
});

test("who may read cannot write with a hand-made request either", async ({ browser, relay }) => {
  const [awa] = await begunPhones(browser, relay.origin, 1);
  const path = await makeList(awa, "Dossier RSA", PAPERS);
  const { kind, space } = readLink(await shareLink(awa, "Pour lire"));
  expect(kind).toBe(2);
  const ask = () => post(relay.origin, syncRequest(space, []));
  await expect.poll(async () => (await ask()).bytes.length).toBeGreaterThan(500);
  const before = await ask();

  const refused = await post(relay.origin, syncRequest(space, [forgedEnvelope(space)]));
  expect(refused.status).toBe(403);
  // The problem names the space (4, "Foreign"), and nothing has changed.
  expect(refused.bytes.subarray(-33)).toEqual(Buffer.concat([Buffer.from([4]), space]));
  expect(await ask()).toEqual(before);
  await awa.goto(path);
  await expect(awa.getByRole("checkbox")).toHaveCount(3);
});

test("a share that is stopped leaves both their copy and says so", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  const path = await makeList(awa, "Dossier RSA", PAPERS);
  const url = await shareLink(awa, "Ensemble");
  await acceptLink(ines, url, "Dossier RSA");
  await link(awa, "Arrêter le partage").click();
  await expect(awa.getByText("Chaque personne garde sa copie de la liste.")).toBeVisible();
  await button(awa, "Arrêter").click();
  await expect(title(awa, "Dossier RSA")).toBeVisible();
  for (const page of [awa, ines]) {
    await expect(page.getByText("Le partage est arrêté. Cette liste est à vous.")).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("checkbox")).toHaveCount(3);
  }
  await tick(awa, "Photo");
  await tick(ines, "Carte d’identité");
  await ines.reload();
  await expect(tickRow(ines, "Photo")).not.toBeChecked();
  await expect.poll(() => pathOf(ines)).toBe(path);

  // The link of a share that was stopped shows nothing of it.
  const [noe] = await somePhones(browser, relay.origin, 1);
  await noe.goto(url);
  await expect(title(noe, "Ce partage est arrêté")).toBeVisible();
  await button(noe, "Non merci").click();
  await expect(title(noe, "Langue")).toBeVisible();
});

test("an invitation opens with its two words, and once", async ({ browser, relay }) => {
  const [awa, ines, noe] = await begunPhones(browser, relay.origin, 3);
  await makeList(awa, "Dossier RSA", PAPERS);
  await shareLink(awa, "Ensemble");
  await link(awa, /^De loin/).click();
  await button(awa, "Préparer l’invitation").click();
  const url = await sentLink(awa);
  const words = await awa.locator(".say").innerText();
  expect(words).toMatch(/^\S+ \S+$/);

  await ines.goto(url);
  const field = "Quels sont les deux mots ?";
  await answer(ines, field, "abeille");
  await expect(ines.getByText("Écrivez deux mots, avec un espace entre eux.")).toBeVisible();
  await answer(ines, field, "abeille xyzxyz");
  await expect(ines.getByText("Le mot « xyzxyz » est inconnu.")).toBeVisible();
  const [first, second] = words.split(" ");
  await answer(ines, field, `${second} ${first === second ? "zèbre" : first}`);
  await expect(ines.getByText("Ces mots sont faux, ou l’invitation est finie.")).toBeVisible();
  await answer(ines, field, words.toUpperCase());
  await expect(title(ines, "Une liste arrive")).toBeVisible();
  await button(ines, "Accepter").click();
  await expect(title(ines, "Dossier RSA")).toBeVisible();

  await noe.goto(url);
  await answer(noe, field, words);
  await expect(noe.getByText("Ces mots sont faux, ou l’invitation est finie.")).toBeVisible();
});

test("a new phone begins with what it was given", async ({ browser, relay }) => {
  const [awa] = await begunPhones(browser, relay.origin, 1);
  await makeList(awa, "Dossier RSA", PAPERS);
  const url = await shareLink(awa, "Ensemble");
  const [ines] = await somePhones(browser, relay.origin, 1);
  await ines.goto(url);
  await expect(title(ines, "Une liste arrive")).toBeVisible();
  await ines.reload();
  await expect(title(ines, "Une liste arrive")).toBeVisible();
  await button(ines, "Accepter").click();
  await expect(title(ines, "Dossier RSA")).toBeVisible();
  await ines.goto("/");
  await expect(title(ines, "Aujourd’hui")).toBeVisible();
});

test("a link without a network waits, and shows its list once there is one", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  await makeList(awa, "Dossier RSA", PAPERS);
  const url = await shareLink(awa, "Ensemble");
  await keptForOffline(ines);
  await ines.context().setOffline(true);
  await ines.goto(url);
  await expect(ines.getByText("La liste attend le réseau.")).toBeVisible();
  await ines.context().setOffline(false);
  await wake(ines);
  await expect(ines.getByText("Dossier RSA", { exact: true })).toBeVisible();
});

test("a page of a hotel's network counts as no network", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  await makeList(awa, "Dossier RSA", PAPERS);
  const url = await shareLink(awa, "Ensemble");
  await ines.context().route("**/relay/**", (route) =>
    route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Bienvenue à l’hôtel</h1>" }),
  );
  await ines.goto(url);
  await expect(ines.getByText("La liste attend le réseau.")).toBeVisible();
  await ines.context().unroute("**/relay/**");
  await button(ines, "Réessayer").click();
  await expect(ines.getByText("Dossier RSA", { exact: true })).toBeVisible();
});

test("a link that does not hold says what to do", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  await makeList(awa, "Dossier RSA", PAPERS);
  const url = await shareLink(awa, "Ensemble");
  const paste = async (words) => {
    await ines.goto("/code");
    await link(ines, /^Coller un lien/).click();
    await answer(ines, "Collez le lien", words);
  };
  for (const [words, said] of [
    ["", "Collez le lien ici."],
    ["https://exemple.fr/", "Ce texte est autre chose qu’un lien de partage."],
    [url.slice(0, -20), "Il manque la fin du lien."],
    [`${url.slice(0, -9)}${url.at(-9) === "A" ? "B" : "A"}${url.slice(-8)}`, "Une lettre du lien a changé."],
  ]) {
    await paste(words);
    await expect(ines.getByText(said)).toBeVisible();
  }
  await paste(`Voici la liste : ${url} Bonne journée`);
  await expect(title(ines, "Une liste arrive")).toBeVisible();
  // A broken link that is opened says the same.
  await ines.goto(url.slice(0, -20));
  await expect(ines.getByText("Il manque la fin du lien.")).toBeVisible();
});

test("nothing that a person wrote leaves the phone in plain", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  const seen = [];
  for (const page of [awa, ines]) {
    page.context().on("request", (request) => {
      seen.push(request.url(), JSON.stringify(request.headers()), request.postDataBuffer()?.toString("latin1") ?? "");
    });
    page.context().on("response", async (response) => {
      if (!response.url().includes("/relay/")) return;
      seen.push(JSON.stringify(response.headers()));
      if (response.url().endsWith("/sync")) seen.push((await response.body().catch(() => Buffer.alloc(0))).toString("latin1"));
    });
  }
  const path = await makeList(awa, "Marqueurdossier", ["Marqueurpapier"]);
  const url = await shareLink(awa, "Ensemble");
  await acceptLink(ines, url, "Marqueurdossier");
  await tick(ines, "Marqueurpapier");
  await awa.goto(path);
  await expect(tickRow(awa, "Marqueurpapier")).toBeChecked({ timeout: 20_000 });
  const secret = url.split("#p.")[1];
  expect(seen.filter((text) => text.includes("/relay/v1/sync")).length).toBeGreaterThan(2);
  for (const text of seen) {
    expect(text.toLowerCase()).not.toContain("marqueur");
    expect(text).not.toContain(secret);
  }
});
