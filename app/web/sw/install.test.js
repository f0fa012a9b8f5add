"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Phone } = require("./phone.fake.js");

const OLD = { "/": "old page", "/web-0000000000000001.js": "old code", "/logo.svg": "logo" };
const NEW = { "/": "new page", "/web-0000000000000002.js": "new code", "/logo.svg": "logo" };
const OLD_CACHE = "pas-a-pas-old";
const NEW_CACHE = "pas-a-pas-new";
const CODE = "/web-0000000000000002.js";

async function phoneWithOldVersion() {
  const phone = new Phone();
  const old = await phone.publish("old", OLD).start();
  phone.network.asked = [];
  return { phone, old };
}

async function assertOldVersionWorks(phone, old) {
  phone.network.isCut = true;
  assert.equal(await (await old.navigate("/")).text(), "old page");
  for (const [path, text] of Object.entries(OLD)) {
    assert.equal(await (await old.request(path)).text(), text);
  }
}

test("an install keeps every file and then says it is complete", async () => {
  const phone = new Phone();

  await phone.publish("new", NEW).install();

  assert.deepEqual(phone.caches.paths(NEW_CACHE), ["/", "/.complete", "/logo.svg", CODE]);
  assert.equal(phone.caches.text(NEW_CACHE, CODE), "new code");
});

const failures = {
  "a network cut": () => {
    throw new TypeError("Failed to fetch");
  },
  "a captive portal's page with status 200": () => new Response("<h1>Accept the conditions</h1>"),
  "a file cut short": () => new Response("new co"),
  "a server's error": () => new Response("new code", { status: 503 }),
};

for (const [name, answer] of Object.entries(failures)) {
  test(`${name} fails the install and leaves the old version whole`, async () => {
    const { phone, old } = await phoneWithOldVersion();
    const worker = phone.publish("new", NEW);
    phone.network.served[CODE] = answer;

    await assert.rejects(worker.install());

    assert.equal(phone.caches.text(NEW_CACHE, "/.complete"), undefined);
    assert.equal(phone.caches.text(NEW_CACHE, CODE), undefined);
    await assertOldVersionWorks(phone, old);
  });
}

test("a cut at any file leaves the old version whole, and the next attempt fetches only the rest", async () => {
  for (let arrived = 0; arrived < Object.keys(NEW).length; arrived += 1) {
    const { phone, old } = await phoneWithOldVersion();
    const worker = phone.publish("new", NEW);
    const whole = phone.network.served;
    phone.network.served = Object.fromEntries(Object.entries(whole).slice(0, arrived));
    // The logo is unchanged, so it never needs the network.
    if (arrived < 2) await assert.rejects(worker.install());
    else await worker.install();

    phone.network.served = whole;
    phone.network.asked = [];
    await phone.worker("new", NEW).install();

    assert.deepEqual(phone.network.asked, ["/", CODE].slice(arrived));
    assert.equal(phone.caches.text(NEW_CACHE, "/.complete"), "new");
    await assertOldVersionWorks(phone, old);
  }
});

test("a wrong byte in the browser's own cache is asked for once more past it", async () => {
  const phone = new Phone();
  const modes = [];
  const worker = phone.publish("new", NEW);
  phone.network.served[CODE] = ({ cache }) => {
    modes.push(cache);
    return new Response(cache === "reload" ? "new code" : "stale");
  };

  await worker.install();

  assert.deepEqual(modes, ["default", "reload"]);
  assert.equal(phone.caches.text(NEW_CACHE, CODE), "new code");
});

test("a hash with leading zeros left out is still a hash", async () => {
  const phone = new Phone();
  const modes = [];
  const worker = phone.publish("new", { "/": "new page", "/web-123456789abcdef_bg.wasm": "code" });
  phone.network.served["/web-123456789abcdef_bg.wasm"] = ({ cache }) => {
    modes.push(cache);
    return new Response("code");
  };

  await worker.install();

  assert.deepEqual(modes, ["default"]);
});

test("an address without a hash is always asked of the server", async () => {
  const phone = new Phone();
  const modes = [];
  const worker = phone.publish("new", NEW);
  phone.network.served["/"] = ({ cache }) => {
    modes.push(cache);
    return new Response("new page");
  };

  await worker.install();

  assert.deepEqual(modes, ["no-cache"]);
});

test("a full phone fails the install, gives the room back and leaves the old version whole", async () => {
  for (let room = 0; room < 4; room += 1) {
    const { phone, old } = await phoneWithOldVersion();
    const worker = phone.publish("new", NEW);
    phone.caches.room = room;

    await assert.rejects(worker.install(), { name: "QuotaExceededError" });

    assert.deepEqual(await phone.caches.keys(), [OLD_CACHE]);
    await assertOldVersionWorks(phone, old);
  }
});

test("a full phone keeps a generation that was complete before", async () => {
  const { phone } = await phoneWithOldVersion();
  await phone.publish("new", NEW).start();
  phone.caches.byName.get(OLD_CACHE).delete("/");
  phone.network.served["/"] = "old page";
  phone.caches.room = 0;

  await assert.rejects(phone.worker("old", OLD).install(), { name: "QuotaExceededError" });

  assert.equal(phone.caches.text(OLD_CACHE, "/web-0000000000000001.js"), "old code");
});

test("a file of an earlier attempt that rotted is fetched again", async () => {
  const phone = new Phone();
  const worker = phone.publish("new", NEW);
  phone.network.served["/logo.svg"] = "a portal's page";
  await assert.rejects(worker.install());
  phone.caches.byName.get(NEW_CACHE).get("/").text = "rotten";

  await phone.publish("new", NEW).install();

  assert.equal(phone.caches.text(NEW_CACHE, "/"), "new page");
});

test("an unchanged file is copied from the phone, not from the network", async () => {
  const { phone } = await phoneWithOldVersion();

  await phone.publish("new", NEW).install();

  assert.deepEqual(phone.network.asked, ["/", CODE]);
  assert.equal(phone.caches.text(NEW_CACHE, "/logo.svg"), "logo");
});

test("a damaged copy on the phone is not carried over", async () => {
  const { phone } = await phoneWithOldVersion();
  phone.caches.byName.get(OLD_CACHE).get("/logo.svg").text = "rotten";

  await phone.publish("new", NEW).install();

  assert.equal(phone.caches.text(NEW_CACHE, "/logo.svg"), "logo");
});

test("the page is fetched even when unchanged, because its security headers come with it", async () => {
  const { phone } = await phoneWithOldVersion();
  const worker = phone.publish("new", { ...NEW, "/": "old page" });
  phone.network.served["/"] = () => new Response("old page", { headers: { "x-policy": "new" } });

  await worker.install();

  const answer = await worker.navigate("/");
  assert.equal(answer.headers.get("x-policy"), "new");
});

test("a redirected answer is kept as a plain one, which a navigation accepts", async () => {
  const phone = new Phone();
  const worker = phone.publish("new", NEW);
  phone.network.served["/"] = () => {
    const response = new Response("new page", { headers: { "content-encoding": "br", "x-policy": "new" } });
    Object.defineProperty(response, "redirected", { value: true });
    return response;
  };

  await worker.install();

  const headers = new Headers(phone.caches.byName.get(NEW_CACHE).get("/").headers);
  assert.equal(headers.get("content-encoding"), null);
  assert.equal(headers.get("x-policy"), "new");
});

test("a cache tidied away during the install fails the install", async () => {
  const phone = new Phone();
  const worker = phone.publish("new", NEW);
  phone.network.served[CODE] = async () => {
    await phone.caches.delete(NEW_CACHE);
    return new Response("new code");
  };

  await assert.rejects(worker.install(), /lost while installing/);
});

test("installing never starts the new version by itself", async () => {
  const { phone } = await phoneWithOldVersion();

  await phone.publish("new", NEW).install();

  assert.equal(phone.skips, 0);
});
