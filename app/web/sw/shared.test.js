"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Phone } = require("./phone.fake.js");

async function phoneWith(form) {
  const phone = new Phone();
  const worker = await phone.publish("a", { "/": "page" }).start();
  const answer = worker.request("/partage", { method: "POST", form });
  return { phone, answer: answer && (await answer), worker };
}

function formOf(fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

test("a message that is shared stays on the phone and leads to its screen", async () => {
  const { phone, answer } = await phoneWith(formOf({ title: "SMS", text: "RDV le 3/12" }));
  assert.equal(phone.caches.text("partage", "/texte"), "SMS\nRDV le 3/12");
  assert.deepEqual(phone.caches.paths("partage"), ["/texte"]);
  assert.equal(answer.status, 303);
  assert.equal(new URL(answer.headers.get("location")).pathname, "/rendez-vous/message");
});

test("a calendar file that is shared is kept beside the words", async () => {
  const file = new File(["BEGIN:VCALENDAR"], "rdv.ics", { type: "text/calendar" });
  const { phone } = await phoneWith(formOf({ agenda: file }));
  assert.equal(phone.caches.text("partage", "/fichier"), "BEGIN:VCALENDAR");
});

test("another POST is left to the network", async () => {
  const phone = new Phone();
  const worker = await phone.publish("a", { "/": "page" }).start();
  assert.equal(worker.request("/relay/v1/sync", { method: "POST" }), undefined);
  assert.equal(worker.request("https://ailleurs.example/partage", { method: "POST" }), undefined);
});
