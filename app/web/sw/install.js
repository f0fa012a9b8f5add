// A new generation, whole or not at all.

async function install() {
  const wasComplete = await isComplete(CACHE_NAME);
  try {
    const cache = await caches.open(CACHE_NAME);
    // One file at a time: a phone on a slow network finishes some files instead of starting all.
    for (const [path, digest] of Object.entries(PRECACHE.files)) {
      const mine = await kept(path, CACHE_NAME);
      if (mine && (await hasDigest(mine, digest))) continue;
      await cache.put(path, (await fromAnotherGeneration(path, digest)) ?? (await download(path, digest)));
    }
    await cache.put(COMPLETE, new Response(PRECACHE.generation));
    await checkNothingIsMissing();
  } catch (error) {
    // What arrived whole is left for the next attempt, unless the phone is full: the person's own data needs the
    // room more.
    if (error.name === "QuotaExceededError" && !wasComplete) await caches.delete(CACHE_NAME);
    throw error;
  }
}

// An unchanged file is copied from a cache already on the phone: an update costs only what changed.
async function fromAnotherGeneration(path, digest) {
  if (isDocument(path)) return undefined;
  for (const name of (await ourCaches()).reverse()) {
    if (name === CACHE_NAME) continue;
    const copy = await kept(path, name);
    if (copy && (await hasDigest(copy, digest))) return copy;
  }
  return undefined;
}

// Another worker may have started meanwhile and tidied this cache away; writes to a removed cache still succeed.
async function checkNothingIsMissing() {
  for (const path of [...Object.keys(PRECACHE.files), COMPLETE]) {
    if (!(await kept(path, CACHE_NAME))) throw new Error(`lost while installing: ${path}`);
  }
}
