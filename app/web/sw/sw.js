// The service worker of Pas à pas: a table of contents.
//
// A generation is everything one build needs offline. `PRECACHE` names it: `cargo xtask precache` puts
// `const PRECACHE = { generation, files: { address: SHA-256 } };` in front of this script and the parts in place
// of the import below, so that the script's own bytes change with every build.
//
// What always holds
// - A generation is used only when every one of its files has arrived and has the SHA-256 it must have. A cut
//   network, a captive portal or a full phone ends the attempt; the generation in use does not notice.
// - A page that came from a generation gets its files from that generation.
// - The relay's calls and other sites' are never answered here and never kept.
// - The generation before the current one stays on the phone until the next one replaces it.
//
// When a new version is used
// It installs in the background and waits. The browser starts it once every window of the app is closed, so the
// next start has it, without a network too. A reload of the only window stays on the old version: a page must
// not change under somebody who is typing. An installed app can stay open in the background for days; for that
// case the page may offer the new version, and sends `take-over` when the person accepts, never by itself.
//
// What the page does
// - After its first screen is usable, not before, so that the two do not share a slow network:
//   `navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" })`. Not in development builds.
// - When the app comes back to the foreground, at most every few hours: `registration.update()`.
// - Once a worker is ready and the page has none: `registration.active.postMessage({ type: "claim" })`.
// - `worker.postMessage({ type: "version" }, [port])` asks any worker for its generation.
// - `registration.waiting.postMessage({ type: "take-over" }, [port])`, then a reload on `controllerchange`.
//   The answer says whether it was done: not while another window is open.

importScripts(
  "generation.js",
  "download.js",
  "install.js",
  "activate.js",
  "answer.js",
  "messages.js",
  "outbox.js",
  "push.js",
  "shared.js",
);

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  if (isShared(event.request)) {
    event.respondWith(keepShared(event.request));
    return;
  }
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});

self.addEventListener("message", (event) => event.waitUntil(reply(event)));

self.addEventListener("sync", (event) => {
  if (event.tag === SEND) event.waitUntil(sendWaiting());
});

self.addEventListener("push", (event) => event.waitUntil(remind()));

self.addEventListener("notificationclick", (event) => event.waitUntil(openApp(event.notification)));
