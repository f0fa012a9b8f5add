// A new version arrives in the background, and is used at the next start, without a network too.
import { forgetProfile, newProfile, startPhone } from "../support/browser.mjs";
import { DRAWING, makeBuild } from "../support/builds.mjs";
import { startNetwork } from "../support/network.mjs";
import { strangers } from "../support/story.mjs";
import { begin, keptForOffline, makeList, tick, tickRow, title } from "../support/steps.mjs";
import { expect, test as base } from "@playwright/test";

const test = base.extend({
  network: async ({}, use) => {
    const network = await startNetwork();
    await use(network);
    await network.close();
  },
  builds: async ({}, use) => {
    const builds = [await makeBuild("version 1"), await makeBuild("version 2"), await makeBuild("version 3")];
    await use(builds);
    for (const build of builds) await build.forget();
  },
  /** Runs `work` in one life of the phone's browser; its memory stays for the next. */
  life: async ({ network }, use) => {
    const profile = await newProfile();
    await use(async (work) => {
      const phone = await startPhone(profile, network.origin);
      const found = strangers(phone, network.origin);
      try {
        return await work(phone.pages()[0]);
      } finally {
        await phone.close();
        expect(found).toEqual([]);
      }
    });
    await forgetProfile(profile);
  },
});

// Every story here starts the browser three to five times.
test.describe.configure({ timeout: 120_000 });

const version = (page) => page.locator("meta[name=description]").getAttribute("content");
const caches = (page) => page.evaluate(() => caches.keys());

/** Looks for a new version as a start of the app does, and tells what became of it. */
function lookForUpdate(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => undefined);
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return "none";
    while (worker.state === "installing") await new Promise((done) => setTimeout(done, 20));
    return worker.state;
  });
}

async function firstVisit(page) {
  await begin(page);
  const list = await makeList(page, "École", ["Photo", "Passeport"]);
  await tick(page, "Photo");
  await keptForOffline(page);
  return list;
}

async function expectTheList(page, list) {
  await page.goto(list);
  await expect(title(page, "École")).toBeVisible();
  await expect(tickRow(page, "Photo")).toBeChecked();
  await expect(tickRow(page, "Passeport")).not.toBeChecked();
}

test("the new version installs in the background and starts next time, offline, with all data", async ({
  network,
  builds: [one, two, three],
  life,
}) => {
  await network.serve(one.folder);
  const list = await life(firstVisit);

  await network.serve(two.folder);
  await life(async (page) => {
    await page.goto("/");
    expect(await version(page)).toBe("version 1");
    expect(await lookForUpdate(page)).toBe("installed");
    // The page that is open stays what it is, also when it is loaded again.
    await page.reload();
    expect(await version(page)).toBe("version 1");
  });

  await network.cut();
  await life(async (page) => {
    await expectTheList(page, list);
    expect(await version(page)).toBe("version 2");
    await expect.poll(() => caches(page)).toEqual([`pas-a-pas-${one.generation}`, `pas-a-pas-${two.generation}`]);
  });

  await network.serve(three.folder);
  await life(async (page) => {
    await page.goto("/");
    expect(await lookForUpdate(page)).toBe("installed");
  });
  await network.cut();
  await life(async (page) => {
    await expectTheList(page, list);
    expect(await version(page)).toBe("version 3");
    // The generation before the last is gone; the last stays for a page that may still be open.
    await expect.poll(() => caches(page)).toEqual([`pas-a-pas-${two.generation}`, `pas-a-pas-${three.generation}`]);
  });
});

test("an update asks only for what has changed", async ({ network, builds: [one, two], life }) => {
  await network.serve(one.folder);
  await life(firstVisit);
  await network.serve(two.folder);
  await life(async (page) => {
    await page.goto("/");
    network.asked.length = 0;
    expect(await lookForUpdate(page)).toBe("installed");
  });
  expect(network.asked.filter((path) => path.endsWith(".wasm"))).toEqual([]);
  expect(network.asked).toContain(DRAWING);
});

for (const [fate, words] of [
  ["cut", "whose connection is cut"],
  ["half", "of which one file arrives half"],
  ["portal", "that a captive portal answers"],
]) {
  test(`an update ${words} leaves the old version working offline`, async ({ network, builds: [one, two], life }) => {
    await network.serve(one.folder);
    const list = await life(firstVisit);

    await network.serve(two.folder);
    network.misbehave((path) => (path === DRAWING ? fate : "whole"));
    await life(async (page) => {
      await page.goto("/");
      expect(await lookForUpdate(page)).toBe("redundant");
    });
    await network.cut();
    await life(async (page) => {
      await expectTheList(page, list);
      expect(await version(page)).toBe("version 1");
    });

    // The next attempt, on a network that works, goes through.
    await network.serve(two.folder);
    network.misbehave(() => "whole");
    await life(async (page) => {
      await page.goto("/");
      await expect.poll(() => lookForUpdate(page)).toBe("installed");
    });
    await network.cut();
    await life(async (page) => {
      await expectTheList(page, list);
      expect(await version(page)).toBe("version 2");
    });
  });
}

test("a captive portal that answers everything is taken for no network", async ({ network, builds: [one], life }) => {
  await network.serve(one.folder);
  const list = await life(firstVisit);
  network.misbehave(() => "portal");
  await life(async (page) => {
    await expectTheList(page, list);
    expect(await lookForUpdate(page)).toBe("none");
    await page.goto("/");
    await expect(title(page, "Aujourd’hui")).toBeVisible();
  });
});
