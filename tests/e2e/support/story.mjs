import { expect, test as base } from "@playwright/test";
import { startRelay } from "./relay.mjs";

/**
 * Notes every request that leaves for another place than the app's own server.
 *
 * @param {import("@playwright/test").BrowserContext} context
 * @param {string} origin
 * @returns {string[]} the addresses, filled while the context lives
 */
export function strangers(context, origin) {
  const found = [];
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    // Lighthouse visits a page of the browser itself.
    const isOwn = asked === origin || ["data:", "blob:", "chrome:"].includes(protocol);
    if (!isOwn) found.push(request.url());
  });
  return found;
}

/**
 * A story: its own relay and its own phone. It fails if the app asks anybody else for anything, or if a script fails
 * that is not what the story is about.
 */
export const test = base.extend({
  expectedErrors: [[], { option: true }],
  relay: async ({}, use) => {
    const relay = await startRelay();
    await use(relay);
    await relay.stop();
  },
  baseURL: async ({ relay }, use) => use(relay.origin),
  context: async ({ context, relay, expectedErrors }, use) => {
    const found = strangers(context, relay.origin);
    const errors = [];
    context.on("weberror", (error) => errors.push(String(error.error())));
    await use(context);
    expect(found, "requests to others").toEqual([]);
    expect(errors, "errors of scripts").toEqual(expectedErrors);
  },
});

export { expect };
