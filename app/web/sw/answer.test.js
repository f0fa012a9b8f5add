"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Phone } = require("./phone.fake.js");

const FILES = {
  "/": "page",
  "/ancien.html": "plain page",
  "/packs.bin": "packs",
  "/web-0000000000000001.js": "code",
};

async function offline() {
  const phone = new Phone();
  const worker = await phone.publish("a", FILES).start();
  phone.network.asked = [];
  phone.network.isCut = true;
  return { phone, worker };
}

for (const path of ["/", "/index.html", "/rendez-vous", "/papiers/0123", "/aide?x=1", "/partage#key"]) {
  test(`without a network, ${path} opens the app`, async () => {
    const { worker } = await offline();

    assert.equal(await (await worker.navigate(path)).text(), "page");
  });
}

test("without a network, the plain page is itself", async () => {
  const { worker } = await offline();

  assert.equal(await (await worker.navigate("/ancien.html")).text(), "plain page");
});

test("files come from the phone without asking the network", async () => {
  const { phone, worker } = await offline();

  assert.equal(await (await worker.request("/packs.bin")).text(), "packs");
  assert.equal(await (await worker.request("/web-0000000000000001.js")).text(), "code");
  assert.deepEqual(phone.network.asked, []);
});

const untouched = {
  "a sync with the relay": ["/relay/v1/sync", {}],
  "the relay's events": ["/relay/events", {}],
  "a navigation to the relay": ["/relay/health", { mode: "navigate" }],
  "another interface": ["/api/anything", {}],
  "a call that sends something": ["/", { method: "POST" }],
  "another site": ["https://elsewhere.test/packs.bin", {}],
  "a file that is not kept": ["/screenshots/papiers.png", {}],
  "a navigation to a real file": ["/manifeste.pdf", { mode: "navigate" }],
};

for (const [name, [path, options]] of Object.entries(untouched)) {
  test(`${name} is left to the browser`, async () => {
    const { worker } = await offline();

    assert.equal(worker.request(path, options), undefined);
  });
}

test("a file lost by the browser is fetched, served and kept again", async () => {
  const { phone, worker } = await offline();
  phone.network.isCut = false;
  phone.caches.byName.get("pas-a-pas-a").delete("/packs.bin");

  assert.equal(await (await worker.request("/packs.bin")).text(), "packs");
  assert.equal(phone.caches.text("pas-a-pas-a", "/packs.bin"), "packs");
});

test("a lost file is served even when the phone has no room to keep it", async () => {
  const { phone, worker } = await offline();
  phone.network.isCut = false;
  phone.caches.byName.get("pas-a-pas-a").delete("/packs.bin");
  phone.caches.room = 0;

  assert.equal(await (await worker.request("/packs.bin")).text(), "packs");
});

test("a lost file is never replaced by a captive portal's page", async () => {
  const { phone, worker } = await offline();
  phone.network.isCut = false;
  phone.network.served["/packs.bin"] = "<h1>Accept the conditions</h1>";
  phone.caches.byName.get("pas-a-pas-a").delete("/packs.bin");

  assert.equal((await worker.request("/packs.bin")).type, "error");
  assert.equal(phone.caches.text("pas-a-pas-a", "/packs.bin"), undefined);
});

test("a lost page gives way to the server's newer one, which is not kept as this version's", async () => {
  const { phone, worker } = await offline();
  phone.network.isCut = false;
  phone.network.served["/"] = "newer page";
  phone.caches.byName.get("pas-a-pas-a").delete("/");

  assert.equal(await (await worker.navigate("/")).text(), "newer page");
  assert.equal(phone.caches.text("pas-a-pas-a", "/"), undefined);
});

test("an unreadable cache is treated as a lost one", async () => {
  const { phone, worker } = await offline();
  phone.network.isCut = false;
  phone.caches.match = async () => {
    throw new DOMException("disk error", "UnknownError");
  };

  assert.equal(await (await worker.navigate("/")).text(), "page");
});

test("a page of the previous version still gets its own code after an update", async () => {
  const { phone } = await offline();
  phone.network.isCut = false;
  const next = await phone.publish("b", { "/": "page b", "/web-000000000000002.js": "code b" }).start();
  phone.network.isCut = true;

  assert.equal(await (await next.request("/web-0000000000000001.js")).text(), "code");
});
