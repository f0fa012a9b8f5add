// What the person did while there was no network, sent as soon as there is one, also when the app is closed
// (Background Synchronization, where the browser has it).
//
// The page leaves the next request in the outbox, sealed: this worker could not read it if it wanted to. The relay
// takes a request twice as well as once, so what was left is sent as it is, and the answer is not looked at: the app
// asks again when it is opened.

// Without the prefix of the generations: no update clears it.
const OUTBOX = "outbox";
const WAITING = "/waiting";
const SEND = "envoi";

const RELAY = "/relay/v1/sync";
const BYTES = "application/octet-stream";

async function sendWaiting() {
  const waiting = await caches.match(WAITING, { cacheName: OUTBOX });
  if (!waiting) return;
  const body = await waiting.arrayBuffer();
  const answer = await fetch(RELAY, { method: "POST", headers: { "content-type": BYTES }, body });
  // A page of a hotel's network is no answer; failing makes the browser try again later.
  if (answer.status !== 200 || answer.headers.get("content-type") !== BYTES) throw new Error("not sent");
  const outbox = await caches.open(OUTBOX);
  await outbox.delete(WAITING);
}
