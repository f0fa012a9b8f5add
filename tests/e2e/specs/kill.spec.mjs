// A browser that dies at the very moment the screen has said "enregistré".
import { forgetProfile, newProfile, startPhone, startToKill } from "../support/browser.mjs";
import { expect, test } from "../support/story.mjs";
import { begin, button, link, makeList, tickRow, title } from "../support/steps.mjs";

const TIMES = 50;
const LIST = "Papiers pour l’école";

test(`nothing is lost when the browser is killed ${TIMES} times right after “enregistré”`, async ({ relay }) => {
  test.setTimeout(TIMES * 6_000);
  const profile = await newProfile();
  const delays = [];
  try {
    const list = relay.origin + (await prepare(profile, relay.origin));
    /** @type {{ name: string, done: boolean }[]} */
    const kept = [];
    for (let nth = 0; nth < TIMES; nth += 1) {
      delays.push(await life(profile, list, kept, actAndDie));
    }
    await life(profile, list, kept, () => undefined);
    expect(kept.map((paper) => paper.done)).toEqual(Array(TIMES / 2).fill(true));
  } finally {
    await forgetProfile(profile);
  }
  delays.sort((a, b) => a - b);
  const [middle, longest] = [delays[Math.floor(delays.length / 2)], delays.at(-1)];
  console.log(`     ${delays.length} kills, ${middle} ms after the sentence (median; ${longest} at most); nothing lost`);
});

async function prepare(profile, origin) {
  const phone = await startPhone(profile, origin);
  const [page] = phone.pages();
  await begin(page);
  const path = await makeList(page, LIST, []);
  await phone.close();
  return path;
}

/** One start of the browser: everything is there, then `work` is done. */
async function life(profile, list, kept, work) {
  const own = await startToKill(profile);
  try {
    await own.page.goto(list);
    await expect(title(own.page, LIST)).toBeVisible();
    await expect(own.page.getByRole("checkbox")).toHaveCount(kept.length);
    const states = await own.page
      .getByRole("checkbox")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-checked") === "true"));
    expect(states).toEqual(kept.map((paper) => paper.done));
    for (const { name } of kept.slice(-2)) await expect(tickRow(own.page, name)).toBeVisible();
    return await work(own, kept);
  } finally {
    await own.over();
  }
}

/**
 * Adds a paper, or ticks the one added before; the browser dies as soon as the screen says that it is kept.
 *
 * @returns {Promise<number>} milliseconds from the sentence to the signal
 */
async function actAndDie({ page, kill }, kept) {
  const last = kept.at(-1);
  const adds = last === undefined || last.done;
  const name = adds ? `Papier ${kept.length + 1}` : last.name;
  if (adds) {
    await link(page, "Ajouter un papier").click();
    await page.getByRole("textbox", { name: "Quel papier ajouter ?" }).fill(name);
  }
  const death = new Promise((done) => {
    void page.exposeBinding("die", (_, at) => {
      kill();
      done(Date.now() - at);
    });
  });
  await dieAt(page, adds ? `« ${name} » est ajouté.` : "Enregistré.");
  const press = adds ? button(page, "Ajouter").click() : tickRow(page, name).click();
  // The press is not answered by a browser that died of it.
  press.catch(() => undefined);
  const delay = await death;
  if (adds) kept.push({ name, done: false });
  else last.done = true;
  return delay;
}

/** The page itself says when the words are there: nobody has to come and look. */
function dieAt(page, words) {
  return page.evaluate((sought) => {
    new MutationObserver((_, observer) => {
      if (!document.body.innerText.replace(/\s+/gu, " ").includes(sought)) return;
      observer.disconnect();
      void window.die(Date.now());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, words);
}
