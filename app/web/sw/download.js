// Files that are what they should be.

// The answer from the network whose bytes have the SHA-256 `digest`; throws when there is none.
async function download(path, digest) {
  // The page has just loaded the hashed files: taking them from the browser's own cache spares a prepaid
  // contract the same bytes twice. Whatever that cache says is checked, then asked for once more past it.
  const firstTry = HASHED_NAME.test(path) ? "default" : "no-cache";
  for (const cache of [firstTry, "reload"]) {
    const response = await fetch(path, { cache });
    if (response.ok && (await hasDigest(response, digest))) return withoutRedirect(response);
  }
  throw new Error(`not the expected file: ${path}`);
}

async function hasDigest(response, digest) {
  const bytes = await response.clone().arrayBuffer();
  const actual = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(actual, (byte) => byte.toString(16).padStart(2, "0")).join("") === digest;
}

// Browsers refuse a redirected answer to a navigation; a new answer forgets how it came.
function withoutRedirect(response) {
  if (!response.redirected) return response;
  const headers = new Headers(response.headers);
  // The body is already decoded.
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(response.body, { headers });
}
