// What a page may ask.

async function reply(event) {
  const answerer = event.ports[0] ?? event.source;
  switch (event.data?.type) {
    case "version":
      answerer?.postMessage({ type: "version", generation: PRECACHE.generation });
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
