// The start of a generation, and the end of those before the last one.

async function activate() {
  const previous = await previousGeneration();
  // On the very first visit the open page is served from now on, so that it is ready for a cut network. Later
  // generations never take a page over: its files would come from two builds.
  if (previous === undefined) await self.clients.claim();
  await forgetOlderThan(previous);
}

// The newest complete generation other than this one, or undefined.
async function previousGeneration() {
  for (const name of (await ourCaches()).reverse()) {
    if (name !== CACHE_NAME && (await isComplete(name))) return name;
  }
  return undefined;
}

// Caches created after this one stay: another worker may be filling them right now.
async function forgetOlderThan(previous) {
  const names = await ourCaches();
  for (const name of names.slice(0, names.indexOf(CACHE_NAME))) {
    if (name !== previous) await caches.delete(name);
  }
}
