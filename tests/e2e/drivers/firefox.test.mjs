// The app in Firefox, as Debian builds it.
import assert from "node:assert/strict";
import { firefox } from "./browsers.mjs";
import { addAppointment, begin, expectNoRelay, keptForOffline, lookAtMainScreens, playStories } from "./stories.mjs";

playStories("Firefox", firefox, (play) => {
  const again = "closed, and started again with the relay gone, it shows what was kept";
  play(again, startAgain, { kept: true });
  for (const dark of [false, true]) {
    const look = async (phone) => {
      const isDark = () => matchMedia("(prefers-color-scheme: dark)").matches;
      assert.equal(await phone.session.evaluate(isDark), dark);
      await lookAtMainScreens(phone);
    };
    play(`axe finds no fault on the main screens, ${dark ? "dark" : "light"}`, look, { dark });
  }
});

async function startAgain(phone, { relay, restart }) {
  await begin(phone);
  await addAppointment(phone);
  await keptForOffline(phone);
  await relay.stop();
  await restart();

  await phone.open("/");
  await phone.title("Aujourd’hui");
  await phone.find("article", "Demain");
  await phone.reads("3 place du Marché, Lille");
  await expectNoRelay(phone);
}
