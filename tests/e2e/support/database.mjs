/** @typedef {import("@playwright/test").Page} Page */

/** What a damaged record holds: bytes that no version ever wrote, easy to find again in a file. */
export const GARBAGE = "ceci n'est plus un enregistrement";

/**
 * Writes garbage over every record that holds `words`.
 *
 * @param {Page} page a page of the app's origin
 * @param {string[]} shelves "entities", "log"
 * @param {string} words
 * @returns {Promise<number>} how many records were overwritten
 */
export function damage(page, shelves, words) {
  return page.evaluate(
    async ({ shelves, words, garbage }) => {
      const settled = (request) =>
        new Promise((done, failed) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => failed(request.error);
        });
      const database = await settled(indexedDB.open("pas-a-pas"));
      const transaction = database.transaction(shelves, "readwrite");
      let count = 0;
      for (const name of shelves) {
        const store = transaction.objectStore(name);
        const [keys, values] = [await settled(store.getAllKeys()), await settled(store.getAll())];
        for (const [at, value] of values.entries()) {
          if (!new TextDecoder().decode(value).includes(words)) continue;
          await settled(store.put(new TextEncoder().encode(garbage), keys[at]));
          count += 1;
        }
      }
      await new Promise((done) => (transaction.oncomplete = done));
      database.close();
      return count;
    },
    { shelves, words, garbage: GARBAGE },
  );
}

/** For so long Chromium trusts the free room that it last counted, in milliseconds. */
const REMEMBERED = 31_000;

/**
 * The phone's free room, for this site: `fill` takes it away, `empty` gives it back.
 *
 * @param {Page} page a page of the app's origin
 * @returns {Promise<{ fill: () => Promise<void>, empty: () => Promise<void> }>}
 */
export async function room(page) {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  const set = (quota) => session.send("Storage.overrideQuotaForOrigin", { origin, ...quota });
  const fill = async () => {
    await set({ quotaSize: 1 });
    await page.waitForTimeout(REMEMBERED);
  };
  return { fill, empty: () => set({}) };
}
