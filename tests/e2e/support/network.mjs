import { once } from "node:events";
import { createServer, request } from "node:http";
import { startRelay } from "./relay.mjs";

/**
 * What the network does with one answer: lets it through, cuts the connection in its middle, hands out only its
 * first half as if that were all, or puts a captive portal's page in its place.
 *
 * @typedef {"whole" | "cut" | "half" | "portal"} Fate
 */

const PORTAL = "<!doctype html><title>Wi-Fi gratuit</title><h1>Acceptez les conditions</h1>";

/**
 * A phone's network: the same address all the time, with one relay or another behind it, or none.
 *
 * @typedef {{
 *   origin: string,
 *   serve: (folder: string) => Promise<void>,
 *   misbehave: (fate: (path: string) => Fate) => void,
 *   cut: () => Promise<void>,
 *   asked: string[],
 *   close: () => Promise<void>,
 * }} Network
 */

/** @returns {Promise<Network>} */
export async function startNetwork() {
  let relay;
  let fate = () => "whole";
  const asked = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url);
    if (!relay) return void outgoing.destroy();
    const kind = fate(incoming.url);
    if (kind === "portal") return void outgoing.writeHead(200, { "content-type": "text/html" }).end(PORTAL);
    // Not compressed: half of a file is then half of its bytes.
    const { "accept-encoding": _, "if-none-match": __, "if-modified-since": ___, ...headers } = incoming.headers;
    const forwarded = request(relay.origin + incoming.url, { method: incoming.method, headers }, (answer) => {
      hand(kind, answer, outgoing).catch(() => outgoing.destroy());
    });
    forwarded.on("error", () => outgoing.destroy());
    forwarded.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = async () => {
    await relay?.stop();
    relay = undefined;
    server.closeAllConnections();
  };
  return {
    origin: `http://localhost:${server.address().port}`,
    asked,
    cut,
    serve: async (folder) => {
      await cut();
      relay = await startRelay({ dist: folder });
    },
    misbehave: (next) => (fate = next),
    close: async () => {
      await cut();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function hand(kind, answer, outgoing) {
  const chunks = [];
  for await (const chunk of answer) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const half = body.subarray(0, Math.floor(body.length / 2));
  const { "transfer-encoding": _, ...headers } = answer.headers;
  const sent = kind === "half" ? half : body;
  outgoing.writeHead(answer.statusCode, { ...headers, "content-length": sent.length });
  if (kind === "cut") outgoing.write(half, () => outgoing.destroy());
  else outgoing.end(sent);
}
