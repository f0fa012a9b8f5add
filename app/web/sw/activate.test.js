"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Phone } = require("./phone.fake.js");

const build = (name) => ({ "/": `page ${name}`, "/logo.svg": "logo" });

test("the first version serves the open page at once", async () => {
  const phone = new Phone();

  await phone.publish("a", build("a")).start();

  assert.equal(phone.claims, 1);
});

test("the first version serves the open page at once, also after a failed attempt at another one", async () => {
  const phone = new Phone();
  const failed = phone.publish("a", build("a"));
  phone.network.served["/logo.svg"] = "a portal's page";
  await assert.rejects(failed.install());

  await phone.publish("b", build("b")).start();

  assert.equal(phone.claims, 1);
  assert.deepEqual(await phone.caches.keys(), ["pas-a-pas-b"]);
});

test("a later version never takes over an open page", async () => {
  const phone = new Phone();
  await phone.publish("a", build("a")).start();

  await phone.publish("b", build("b")).start();

  assert.equal(phone.claims, 1);
});

test("the previous generation is kept and older ones are removed", async () => {
  const phone = new Phone();
  for (const name of ["a", "b", "c"]) await phone.publish(name, build(name)).start();

  assert.deepEqual(await phone.caches.keys(), ["pas-a-pas-b", "pas-a-pas-c"]);
});

test("an unfinished attempt is not mistaken for the previous generation", async () => {
  const phone = new Phone();
  await phone.publish("a", build("a")).start();
  const unfinished = phone.publish("b", build("b"));
  delete phone.network.served["/"];
  await assert.rejects(unfinished.install());

  await phone.publish("c", build("c")).start();

  assert.deepEqual(await phone.caches.keys(), ["pas-a-pas-a", "pas-a-pas-c"]);
});

test("a generation that another worker is filling meanwhile is left alone", async () => {
  const phone = new Phone();
  await phone.publish("a", build("a")).start();
  const starting = phone.publish("b", build("b"));
  await starting.install();
  const filling = phone.publish("c", build("c"));
  phone.network.served["/logo.svg"] = "logo";
  const page = phone.network.served["/"];
  phone.network.served["/"] = async () => {
    await starting.activate();
    return new Response(page);
  };

  await filling.install();

  assert.deepEqual(await phone.caches.keys(), ["pas-a-pas-a", "pas-a-pas-b", "pas-a-pas-c"]);
});

test("other caches of the same site are left alone", async () => {
  const phone = new Phone();
  await phone.caches.open("something-else");

  await phone.publish("a", build("a")).start();

  assert.deepEqual(await phone.caches.keys(), ["something-else", "pas-a-pas-a"]);
});

test("going back to the version before works without a network for its files", async () => {
  const phone = new Phone();
  await phone.publish("a", build("a")).start();
  await phone.publish("b", build("b")).start();
  phone.network.isCut = true;

  const again = await phone.worker("a", build("a")).start();

  assert.equal(await (await again.navigate("/")).text(), "page a");
});
