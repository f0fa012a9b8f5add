import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A count in LEB128. */
function number(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** What a link to read carries: the space, its reading key and its owner. @param {string} url */
export function readLink(url) {
  const bytes = Buffer.from(url.split("#p.")[1], "base64url");
  return { kind: bytes[1], space: bytes.subarray(2, 34), key: bytes.subarray(34, 66) };
}

/**
 * An envelope in this space, signed by a key that is not the space's: what somebody makes who may read and would write.
 *
 * @param {Buffer} space
 */
export function forgedEnvelope(space) {
  const { privateKey } = generateKeyPairSync("ed25519");
  const sealed = randomBytes(272);
  const first = Buffer.alloc(8);
  first.writeBigUInt64LE(1n);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(sealed.length);
  const head = [Buffer.from([1, 0x45]), space, randomBytes(16), first, Buffer.from([1, 0]), Buffer.alloc(32)];
  const body = Buffer.concat([...head, randomBytes(24), length, sealed]);
  return Buffer.concat([body, sign(null, body, privateKey)]);
}

/**
 * A sync request about one space by a phone that holds nothing, with these envelopes.
 *
 * @param {Buffer} space
 * @param {Buffer[]} envelopes
 */
export function syncRequest(space, envelopes) {
  const sized = envelopes.flatMap((envelope) => [number(envelope.length), envelope]);
  const none = Buffer.from([0]);
  return Buffer.concat([Buffer.from([1]), number(1), space, none, number(envelopes.length), ...sized, none]);
}

/** Posts a body to the relay. @returns {Promise<{ status: number, bytes: Buffer }>} */
export async function post(origin, body) {
  const answer = await fetch(`${origin}/relay/v1/sync`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body,
  });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}
