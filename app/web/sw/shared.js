// What another app of the phone shares with this one: a message, or a calendar file (Web Share Target).
//
// It is a POST, so that no message stands in an address, and it is answered here, so that it never travels: the page
// takes it out of the cache and clears it.

// Without the prefix of the generations: no update clears it before the page has taken it.
const SHARED = "partage";
const TARGET = "/partage";
const SCREEN = "/rendez-vous/message";

function isShared(request) {
  if (request.method !== "POST") return false;
  const { origin, pathname } = new URL(request.url);
  return origin === self.location.origin && pathname === TARGET;
}

async function keepShared(request) {
  const data = await request.formData();
  const words = ["title", "text", "url"].map((name) => data.get(name)).filter((part) => part);
  const file = data.get("agenda");
  const shared = await caches.open(SHARED);
  await shared.put("/texte", new Response(words.join("\n")));
  if (file && file.size > 0) await shared.put("/fichier", new Response(file));
  else await shared.delete("/fichier");
  return Response.redirect(new URL(SCREEN, self.location.origin), 303);
}
