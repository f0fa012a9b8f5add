// The main job on a phone that has never seen the app, and then has no network.
import { expect, test } from "../support/story.mjs";
import {
  addAppointment,
  answer,
  begin,
  button,
  chooseTime,
  keptForOffline,
  link,
  place,
  sentence,
  startRsa,
  tick,
  tickRow,
  title,
} from "../support/steps.mjs";

test("an appointment and a list of papers are all there with the network cut", async ({ page, context, relay }) => {
  await page.goto("/");
  await expect(title(page, "Langue")).toBeVisible();
  await button(page, /^Français/).click();
  await expect(title(page, "Bienvenue")).toBeFocused();
  await button(page, "Je commence").click();
  await expect(title(page, "Taille des lettres")).toBeFocused();
  await page.getByRole("radio", { name: "Grand", exact: true }).check();
  await button(page, "Continuer").click();
  await expect(title(page, "Aujourd’hui")).toBeVisible();

  await link(page, "Ajouter un rendez-vous").click();
  await answer(page, "Un rendez-vous pour quoi ?", "Assistante sociale");
  await expect(title(page, "Quel jour ?")).toBeVisible();
  await page.getByRole("button", { name: /^Demain/ }).click();
  await expect(title(page, "À quelle heure ?")).toBeVisible();
  await chooseTime(page, 14, 30);
  await answer(page, "Où est le rendez-vous ?", "12 rue de la Paix, Lyon");
  await answer(page, "Avec qui ?", "Mme Diallo");
  await answer(page, "Quel numéro appeler ?", "04 72 00 00 01");
  await expect(title(page, "Ce rendez-vous est obligatoire ?")).toBeVisible();
  await button(page, "Oui").click();
  await expect(title(page, "C’est juste ?")).toBeVisible();
  for (const fact of ["Assistante sociale", "14 h 30", "12 rue de la Paix, Lyon", "Mme Diallo", "Il faut venir"]) {
    await expect(page.getByRole("main").getByText(fact)).toBeVisible();
  }
  await button(page, "Enregistrer").click();
  await expect(sentence(page, "Le rendez-vous est enregistré.")).toBeVisible();
  await expect(title(page, "Assistante sociale")).toBeVisible();
  const appointment = new URL(page.url()).pathname;

  await place(page, "Papiers").click();
  await link(page, "Ajouter une liste").click();
  await link(page, "Argent et banque").click();
  await link(page, "Demander le RSA").click();
  await button(page, "Commencer").first().click();
  await expect(sentence(page, "La liste est créée.")).toBeVisible();
  await expect(title(page, "Demander le RSA")).toBeVisible();
  const list = new URL(page.url()).pathname;
  await tick(page, "Votre pièce d’identité");
  await tick(page, "Votre numéro de sécurité sociale");
  await expect(sentence(page, "2 sur 9")).toBeVisible();
  await keptForOffline(page);

  await context.setOffline(true);
  await relay.stop();

  await page.reload();
  await expectTheList(page);
  await expect(page.locator("html")).toHaveAttribute("data-size", "grand");
  await place(page, "Aujourd’hui").click();
  await expectTheCard(page);

  await page.close();
  const later = await context.newPage();
  await later.goto("/");
  await expectTheCard(later);
  await later.goto(list);
  await expectTheList(later);
  await later.goto(appointment);
  await expect(title(later, "Assistante sociale")).toBeVisible();
  for (const fact of ["12 rue de la Paix, Lyon", "Mme Diallo", "04 72 00 00 01", "Il faut venir"]) {
    await expect(later.getByRole("main").getByText(fact)).toBeVisible();
  }
  // Written without a network, and there after another start without one.
  await later.goto(list);
  await tick(later, "Les papiers de vos enfants");
  await later.reload();
  await expect(tickRow(later, "Les papiers de vos enfants")).toBeChecked();
});

async function expectTheCard(page) {
  const card = page.getByRole("article", { name: "Demain" });
  await expect(card.getByText("14 h 30")).toBeVisible();
  await expect(card.getByText("12 rue de la Paix, Lyon")).toBeVisible();
}

async function expectTheList(page) {
  await expect(title(page, "Demander le RSA")).toBeVisible();
  await expect(tickRow(page, "Votre pièce d’identité")).toBeChecked();
  await expect(tickRow(page, "Votre numéro de sécurité sociale")).toBeChecked();
  await expect(tickRow(page, "Une adresse pour le courrier")).not.toBeChecked();
  await expect(sentence(page, "2 sur 9")).toBeVisible();
}

test("the appointment is found within two presses, with its papers and a card to show", async ({ page }) => {
  await begin(page);
  await addAppointment(page, { what: "Médecin", place: "3 place du Marché, Lille", who: "Dr Petit" });
  await place(page, "Aujourd’hui").click();
  await link(page, "Voir").click();
  await expect(title(page, "Médecin")).toBeVisible();
  await expect(link(page, "Y aller")).toHaveAttribute("href", /^geo:0,0\?q=3%20place/);

  await link(page, "Mes papiers").click();
  await link(page, "Ajouter un papier").click();
  await answer(page, "Quel papier apporter ?", "Carte Vitale");
  await expect(title(page, "À apporter")).toBeVisible();
  await tick(page, "Carte Vitale");
  await page.getByRole("link", { name: "Retour" }).click();
  await expect(link(page, "Mes papiers (1 sur 1)")).toBeVisible();

  await link(page, "Montrer").click();
  await expect(title(page, "J’ai rendez-vous.")).toBeVisible();
  await expect(sentence(page, "Avec Dr Petit")).toBeVisible();
  await link(page, "Fermer").click();
  await expect(title(page, "Médecin")).toBeVisible();
});

test("Retour and the browser's own back lead where the person came from", async ({ page }) => {
  await begin(page);
  const appointment = await addAppointment(page);
  await place(page, "Rendez-vous").click();
  await link(page, /Caf/).click();
  await expect(title(page, "Caf")).toBeVisible();
  await link(page, "Modifier").click();
  await page.getByRole("link", { name: "Retour" }).click();
  await expect(title(page, "Caf")).toBeVisible();
  await page.goBack();
  await expect(title(page, "Rendez-vous")).toBeVisible();

  // A finished question is not gone through again.
  await page.goto(appointment);
  await link(page, "Modifier").click();
  await link(page, /^Quoi/).click();
  await answer(page, "Un rendez-vous pour quoi ?", "Mairie");
  await expect(sentence(page, "C’est enregistré.")).toBeVisible();
  await expect(page).toHaveURL(appointment);
  await page.goBack();
  await expect(title(page, "Un rendez-vous pour quoi ?")).toBeHidden();
});

test("an address opened directly shows its screen, and Retour leads to its place", async ({ page }) => {
  await begin(page);
  const list = await startRsa(page);
  const fresh = await page.context().newPage();
  await fresh.goto(list);
  await expect(title(fresh, "Demander le RSA")).toBeVisible();
  await fresh.getByRole("link", { name: "Retour" }).click();
  await expect(title(fresh, "Papiers")).toBeVisible();
  await fresh.goto("/nulle-part");
  await expect(title(fresh, "C’est vide ici")).toBeVisible();
  await link(fresh, "Aller à Aujourd’hui").click();
  await expect(title(fresh, "Aujourd’hui")).toBeVisible();
});

test("an appointment that was half asked for survives a reload and a closed page", async ({ page, context }) => {
  await begin(page);
  await page.goto("/rendez-vous/nouveau/quoi");
  await answer(page, "Un rendez-vous pour quoi ?", "Mission locale");
  await page.getByRole("button", { name: /^Après-demain/ }).click();
  await expect(title(page, "À quelle heure ?")).toBeVisible();
  await page.reload();
  await expect(title(page, "À quelle heure ?")).toBeVisible();
  await page.close();

  const later = await context.newPage();
  await later.goto("/");
  await link(later, /^Finir le rendez-vous commencé/).click();
  // It goes on where it stopped.
  await chooseTime(later, 9, 0);
  for (const question of ["Où est le rendez-vous ?", "Avec qui ?", "Quel numéro appeler ?"]) {
    await expect(title(later, question)).toBeVisible();
    await button(later, "Passer").click();
  }
  await button(later, "Je ne sais pas").click();
  await expect(title(later, "C’est juste ?")).toBeVisible();
  await expect(later.getByRole("main").getByText("Mission locale")).toBeVisible();
  await expect(later.getByRole("main").getByText(/dans 2 jours/i)).toBeVisible();
  await button(later, "Enregistrer").click();
  await expect(sentence(later, "Le rendez-vous est enregistré.")).toBeVisible();
  await expect(title(later, "Mission locale")).toBeVisible();
  await later.goto("/");
  await expect(link(later, /^Finir le rendez-vous commencé/)).toBeHidden();
});
