import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "../support/story.mjs";
import { startPushService, subscribeHere } from "../support/push.mjs";
import { startRelay } from "../support/relay.mjs";
import { addAppointment, begin, button, keptForOffline, link, place, sentence, title } from "../support/steps.mjs";

/** A relay that reminds, by way of a push service on this machine. */
const test = base.extend({
  service: async ({}, use) => {
    const service = await startPushService();
    await use(service);
    await service.stop();
  },
  relay: async ({ service }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "pas-a-pas-push-"));
    const contact = ["--push-contact", "mailto:relay@example.org"];
    const options = ["--push-key", join(folder, "push.key"), ...contact, "--push-service", service.host];
    const relay = await startRelay({ options });
    await use(relay);
    await relay.stop();
    await rm(folder, { recursive: true });
  },
});

const ON = "Le rappel est actif";

async function openReminders(page) {
  await place(page, "Rendez-vous").click();
  await link(page, /Rappels et agenda/).click();
  await expect(title(page, "Rappels et agenda")).toBeVisible();
}

test("the phone is reminded the evening before, and its screen says only to open the app", async ({
  context,
  page,
  relay,
  service,
}) => {
  await subscribeHere(context, service.subscription);
  // Three seconds before the evening's hour.
  await page.clock.setFixedTime(new Date("2026-12-01T17:59:57+01:00"));
  await begin(page);
  await addAppointment(page, { day: "Demain", what: "Mission locale" });
  await keptForOffline(page);
  await openReminders(page);
  await button(page, "Mettre un rappel").click();
  await expect(sentence(page, ON)).toBeVisible();

  await expect.poll(() => service.pushes.length, { timeout: 30_000 }).toBe(1);
  const [push] = service.pushes;
  expect(push.content).toBe("1");
  expect(push.claims).toMatchObject({ aud: `http://${service.host}`, sub: "mailto:relay@example.org" });

  // What the browser does when its push service tells it.
  const tools = await context.newCDPSession(page);
  const registration = new Promise((found) => {
    tools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [first] }) => {
      if (first) found(first.registrationId);
    });
  });
  await tools.send("ServiceWorker.enable");
  const registrationId = await registration;
  await tools.send("ServiceWorker.deliverPushMessage", { origin: relay.origin, registrationId, data: "1" });
  const shown = () =>
    page.evaluate(async () => {
      const ready = await navigator.serviceWorker.ready;
      return (await ready.getNotifications()).map(({ title, body, lang }) => ({ title, body, lang }));
    });
  await expect.poll(shown).toEqual([{ title: "Pas à pas", body: "Ouvrez Pas à pas.", lang: "fr-FR" }]);
});

test("reminders follow the appointments, and end when they are turned off", async ({ context, page, service }) => {
  const wanted = [];
  await context.route("**/relay/v1/reminders", (route) => {
    // Version, endpoint, key, secret, and then how many moments.
    const body = route.request().postDataBuffer();
    wanted.push(body[1 + 1 + body[1] + 65 + 16]);
    return route.continue();
  });
  await subscribeHere(context, service.subscription);
  await page.clock.setFixedTime(new Date("2026-12-01T09:00:00+01:00"));
  await begin(page);
  await keptForOffline(page);
  await openReminders(page);
  await button(page, "Mettre un rappel").click();
  await expect(sentence(page, ON)).toBeVisible();
  expect(wanted).toEqual([0]);
  await addAppointment(page, { day: "Après-demain", what: "CAF" });
  await expect.poll(() => wanted.at(-1)).toBe(2);

  // Another start tells the relay again: it may have forgotten.
  const before = wanted.length;
  await page.reload();
  await expect.poll(() => wanted.slice(before)).toEqual([2]);
  await openReminders(page);
  await expect(sentence(page, ON)).toBeVisible();

  // What is done without a network is told once there is one.
  await context.setOffline(true);
  await addAppointment(page, { day: "Demain", what: "CPAM" });
  expect(wanted.at(-1)).toBe(2);
  await context.setOffline(false);
  await expect.poll(() => wanted.at(-1)).toBe(4);

  await openReminders(page);
  await button(page, "Arrêter le rappel").click();
  await expect(sentence(page, "Le rappel est arrêté.")).toBeVisible();
  expect(wanted.at(-1)).toBe(0);
  const after = wanted.length;
  await page.reload();
  await expect(button(page, "Mettre un rappel")).toBeVisible();
  expect(wanted).toHaveLength(after);
});

test("a phone that forbids reminders is told what to do, and nothing was sent", async ({ context, page }) => {
  await context.addInitScript(() => {
    Notification.requestPermission = async () => "denied";
  });
  await begin(page);
  await openReminders(page);
  await button(page, "Mettre un rappel").click();
  await expect(sentence(page, "Votre téléphone bloque les rappels.")).toBeVisible();
  await expect(button(page, "Mettre un rappel")).toBeVisible();
});

test("without a network reminders stay off, and can be tried again", async ({ context, page, service }) => {
  await subscribeHere(context, service.subscription);
  await begin(page);
  await keptForOffline(page);
  await openReminders(page);
  await context.setOffline(true);
  await button(page, "Mettre un rappel").click();
  await expect(sentence(page, "Le rappel attend le réseau.")).toBeVisible();
  await context.setOffline(false);
  await button(page, "Mettre un rappel").click();
  await expect(sentence(page, ON)).toBeVisible();
});

base("a relay that reminds nobody says so", async ({ context, page }) => {
  await context.grantPermissions(["notifications"]);
  await begin(page);
  await openReminders(page);
  await button(page, "Mettre un rappel").click();
  await expect(sentence(page, "Les rappels sont fermés ici.")).toBeVisible();
});

test("the app's icon carries the number of today's appointments", async ({ context, page }) => {
  await context.addInitScript(() => {
    window.badges = [];
    navigator.setAppBadge = async (count) => void window.badges.push(count);
    navigator.clearAppBadge = async () => void window.badges.push(0);
  });
  await page.clock.setFixedTime(new Date("2026-12-01T07:00:00+01:00"));
  await begin(page);
  await addAppointment(page, { day: "Aujourd’hui", what: "CAF" });
  await expect.poll(() => page.evaluate(() => window.badges.at(-1))).toBe(1);
  await button(page, "Retirer").click();
  await expect.poll(() => page.evaluate(() => window.badges.at(-1))).toBe(0);
});
