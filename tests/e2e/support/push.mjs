import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * What came, once it was checked and opened.
 *
 * @typedef {{ content: string, claims: { aud: string, exp: number, sub: string }, ttl: string }} Push
 */

/**
 * A push service on this machine, with one browser's subscription. It takes nothing on trust.
 *
 * @typedef {{
 *   host: string, pushes: Push[], subscription: object, stop: () => Promise<void>,
 * }} PushService
 */

const bytes = (text) => Buffer.from(text, "base64url");

/** Starts it. @returns {Promise<PushService>} */
export async function startPushService() {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  const auth = randomBytes(16);
  const pushes = [];
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    try {
      const claims = claimsOf(request.headers.authorization);
      pushes.push({ content: open(Buffer.concat(parts), keys, auth), claims, ttl: request.headers.ttl });
      response.writeHead(201).end();
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `localhost:${server.address().port}`;
  const subscription = {
    endpoint: `http://${host}/send/awa`,
    p256dh: keys.getPublicKey("base64url"),
    auth: auth.toString("base64url"),
  };
  const stop = () => new Promise((done) => server.close(done).closeAllConnections());
  return { host, pushes, subscription, stop };
}

/** RFC 8291, section 3.4, for a message of one record (RFC 8188, section 2). */
function open(body, keys, auth) {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body[20]);
  const sealed = body.subarray(21 + body[20]);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), sender]);
  const expand = (salt, secret, info, length) => Buffer.from(hkdfSync("sha256", secret, salt, info, length));
  const secret = expand(auth, keys.computeSecret(sender), info, 32);
  const key = expand(salt, secret, "Content-Encoding: aes128gcm\0", 16);
  const nonce = expand(salt, secret, "Content-Encoding: nonce\0", 12);
  const cipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
  return plain.toString().replace(/\x02\0*$/, "");
}

/** RFC 8292, sections 2 to 4: a token signed by the key that it comes with. */
function claimsOf(authorization) {
  const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization);
  const point = bytes(key);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  const [header, claims, signature] = token.split(".");
  const signer = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const signed = Buffer.from(`${header}.${claims}`);
  if (!verify("sha256", signed, { key: signer, dsaEncoding: "ieee-p1363" }, bytes(signature))) {
    throw new Error("a forged token");
  }
  return JSON.parse(bytes(claims));
}

/**
 * Gives a phone's browser this subscription in place of one from its maker, whom no test may ask.
 *
 * @param {import("@playwright/test").BrowserContext} context
 * @param {object} subscription
 */
export async function subscribeHere(context, subscription) {
  await context.grantPermissions(["notifications"]);
  await context.addInitScript(({ endpoint, p256dh, auth }) => {
    const NAME = "test-subscription";
    const raw = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    const made = () =>
      Object.create(PushSubscription.prototype, {
        endpoint: { value: endpoint },
        getKey: { value: (name) => raw(name === "auth" ? auth : p256dh).buffer },
        unsubscribe: {
          value: async () => {
            localStorage.removeItem(NAME);
            return true;
          },
        },
      });
    PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
      if (!userVisibleOnly || applicationServerKey.length !== 65) throw new TypeError("bad options");
      localStorage.setItem(NAME, "1");
      return made();
    };
    PushManager.prototype.getSubscription = async () => (localStorage.getItem(NAME) ? made() : null);
  }, subscription);
}
