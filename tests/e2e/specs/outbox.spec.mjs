import { expect, test } from "../support/story.mjs";
import { acceptLink, begunPhones, shareLink } from "../support/phones.mjs";
import { keptForOffline, makeList, tick, tickRow } from "../support/steps.mjs";

const waiting = (page) =>
  page.evaluate(async () => (await caches.match("/waiting", { cacheName: "outbox" })) !== undefined);

test("what was done without a network is sent once there is one, with the app closed", async ({ browser, relay }) => {
  const [awa, ines] = await begunPhones(browser, relay.origin, 2);
  const path = await makeList(awa, "Dossier RSA", ["Photo"]);
  await acceptLink(ines, await shareLink(awa, "Ensemble"), "Dossier RSA");
  await keptForOffline(awa);
  await awa.goto(path);
  const context = awa.context();
  await context.setOffline(true);
  await tick(awa, "Photo");
  await expect.poll(() => waiting(awa)).toBe(true);
  await awa.close();

  // Another page of the same address, so that the browser's own tools can be asked; it is not the app.
  await context.setOffline(false);
  const other = await context.newPage();
  await other.goto("/robots.txt");
  const tools = await context.newCDPSession(other);
  const registration = new Promise((found) => {
    tools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations;
      if (first) found(first.registrationId);
    });
  });
  await tools.send("ServiceWorker.enable");
  await tools.send("ServiceWorker.dispatchSyncEvent", {
    origin: relay.origin,
    registrationId: await registration,
    tag: "envoi",
    lastChance: false,
  });
  await expect(tickRow(ines, "Photo")).toBeChecked({ timeout: 20_000 });
  await expect.poll(() => waiting(other)).toBe(false);
});
