// Generations and the caches that hold them.

const CACHE_PREFIX = "pas-a-pas-";
const CACHE_NAME = CACHE_PREFIX + PRECACHE.generation;

// Kept beside the files once all of them are there. A cache without it is an attempt, not a generation.
const COMPLETE = "/.complete";

// Trunk's names: the hash makes the bytes of an address unchangeable. It is a 64-bit number written without its
// leading zeros, so that one name in sixteen is shorter than 16 digits.
const HASHED_NAME = /-[0-9a-f]{8,16}[._]/;

// The page itself. Its security headers are kept with it, so it is never carried over from another generation,
// whose headers may differ.
function isDocument(path) {
  return path === "/" || path.endsWith(".html");
}

// Our caches, oldest first: the browser lists caches in the order of their creation.
async function ourCaches() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(CACHE_PREFIX));
}

// A file of one cache, or undefined: also when the browser cannot read its own storage.
async function kept(path, cacheName) {
  try {
    // `Vary` is about compression here, which the cache has already undone.
    return await caches.match(path, { cacheName, ignoreVary: true });
  } catch {
    return undefined;
  }
}

async function isComplete(cacheName) {
  return (await kept(COMPLETE, cacheName)) !== undefined;
}
