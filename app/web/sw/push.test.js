"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Phone } = require("./phone.fake.js");

async function workerOf(phone) {
  return phone.publish("a", { "/": "page" }).start();
}

test("a push shows the words that the page left, and nothing else", async () => {
  const phone = new Phone();
  const worker = await workerOf(phone);
  const cache = await phone.caches.open("rappel");
  await cache.put("/mots", new Response(JSON.stringify({ title: "Titre", body: "Ouvrez", lang: "fr-FR" })));
  await worker.wait("push", { data: { text: () => assert.fail("the push was read") } });
  const [{ title, options }] = phone.notifications;
  assert.deepEqual([title, options.body, options.lang, options.tag], ["Titre", "Ouvrez", "fr-FR", "rappel"]);
});

test("a push that comes when the words are gone still says from which app it is", async () => {
  const phone = new Phone();
  const worker = await workerOf(phone);
  await worker.wait("push");
  assert.deepEqual(phone.notifications.map(({ title }) => title), ["Pas à pas"]);
});

test("pressing it shows the window that is open", async () => {
  const phone = new Phone();
  const worker = await workerOf(phone);
  let closed = 0;
  await worker.wait("notificationclick", { notification: { close: () => (closed += 1) } });
  assert.deepEqual([closed, phone.focused, phone.opened], [1, 1, []]);
});

test("pressing it opens the app where no window is open", async () => {
  const phone = new Phone();
  phone.windows = 0;
  const worker = await workerOf(phone);
  await worker.wait("notificationclick", { notification: { close() {} } });
  assert.deepEqual([phone.focused, phone.opened], [0, ["/"]]);
});
