// What happens when a push comes: a notification that says to open the app, and nothing of what is in it, because a
// phone's lock screen is read by others. The push itself carries nothing either; the page left the words, in the
// reader's language.

// Without the prefix of the generations: no update clears it.
const REMINDER = "rappel";
const WORDS = "/mots";

async function remind() {
  const kept = await caches.match(WORDS, { cacheName: REMINDER });
  const { title, body, lang } = kept ? await kept.json() : { title: "Pas à pas" };
  // One at a time: the next one takes the place of the one before, and rings all the same.
  const options = { body, lang, icon: "/icons/icon-192.png", tag: REMINDER, renotify: true };
  await self.registration.showNotification(title, options);
}

// Shows the app: the window that is open, or a new one at Aujourd’hui.
async function openApp(notification) {
  notification.close();
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.length > 0) await windows[0].focus();
  else await self.clients.openWindow("/");
}
