"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Phone } = require("./phone.fake.js");

test("a worker tells its generation", async () => {
  const worker = new Phone().publish("a", { "/": "page" });

  assert.deepEqual(structuredClone(await worker.ask({ type: "version" })), [{ type: "version", generation: "a" }]);
});

test("a waiting version starts when the only window asks for it", async () => {
  const phone = new Phone();
  const worker = phone.publish("a", { "/": "page" });

  assert.deepEqual(structuredClone(await worker.ask({ type: "take-over" })), [{ type: "take-over", done: true }]);
  assert.equal(phone.skips, 1);
});

test("a waiting version does not start while two windows are open", async () => {
  const phone = new Phone();
  phone.windows = 2;
  const worker = phone.publish("a", { "/": "page" });

  assert.deepEqual(structuredClone(await worker.ask({ type: "take-over" })), [{ type: "take-over", done: false }]);
  assert.equal(phone.skips, 0);
});

for (const data of [undefined, null, "version", {}, { type: "anything" }]) {
  test(`the message ${JSON.stringify(data)} is ignored`, async () => {
    const worker = new Phone().publish("a", { "/": "page" });

    assert.deepEqual(await worker.ask(data), []);
  });
}

test("a page that has no worker can ask for this one", async () => {
  const phone = new Phone();
  const worker = await phone.publish("a", { "/": "page" }).start();
  const before = phone.claims;
  assert.deepEqual(await worker.ask({ type: "claim" }), []);
  assert.equal(phone.claims, before + 1);
});
