"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Phone } = require("./phone.fake.js");

const RELAY = "/relay/v1/sync";

function answer(status, type = "application/octet-stream") {
  return new Response("answer", { status, headers: { "content-type": type } });
}

async function phoneWithWaiting(text = "sealed") {
  const phone = new Phone();
  const worker = await phone.publish("a", { "/": "page" }).start();
  const outbox = await phone.caches.open("outbox");
  await outbox.put("/waiting", new Response(text));
  return { phone, worker };
}

test("what waits is sent as it is once there is a network, and once", async () => {
  const { phone, worker } = await phoneWithWaiting();
  const sent = [];
  phone.network.served[RELAY] = (options) => {
    sent.push([options.method, options.headers["content-type"], Buffer.from(options.body).toString()]);
    return answer(200);
  };
  await worker.sync("envoi");
  await worker.sync("envoi");
  assert.deepEqual(sent, [["POST", "application/octet-stream", "sealed"]]);
  assert.deepEqual(phone.caches.paths("outbox"), []);
});

for (const [what, refused] of [
  ["a hotel's page", () => answer(200, "text/html")],
  ["a relay that is busy", () => answer(503)],
  ["no network", () => Promise.reject(new TypeError("cut"))],
]) {
  test(`${what} leaves it waiting, and the browser tries again`, async () => {
    const { phone, worker } = await phoneWithWaiting();
    phone.network.served[RELAY] = refused;
    await assert.rejects(worker.sync("envoi"));
    assert.equal(phone.caches.text("outbox", "/waiting"), "sealed");
  });
}

test("nothing is sent when nothing waits, or for another word", async () => {
  const { phone, worker } = await phoneWithWaiting();
  const before = phone.network.asked.length;
  await worker.sync("autre");
  await (await phone.caches.open("outbox")).delete("/waiting");
  await worker.sync("envoi");
  assert.equal(phone.network.asked.length, before);
});

test("an update leaves what waits", async () => {
  const { phone } = await phoneWithWaiting();
  await phone.publish("b", { "/": "page b" }).start();
  await phone.publish("c", { "/": "page c" }).start();
  assert.equal(phone.caches.text("outbox", "/waiting"), "sealed");
});
