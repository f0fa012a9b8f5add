// What a page may ask.

async function reply(event) {
  const answerer = event.ports[0] ?? event.source;
  switch (event.data?.type) {
    case "version":
      answerer?.postMessage({ type: "version", generation: PRECACHE.generation });
      break;
    case "claim":
      // A page that was being loaded when this worker began has none: its files would come from the network alone.
      await self.clients.claim();
      break;
    case "take-over":
      answerer?.postMessage({ type: "take-over", done: await takeOver() });
      break;
  }
}

// Starts this waiting worker now. Refused while a second window is open: somebody may be typing in it.
async function takeOver() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.length > 1) return false;
  await self.skipWaiting();
  return true;
}
