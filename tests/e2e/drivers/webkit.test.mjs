// The app in WebKitGTK, the nearest that Debian has to the browser of every iPhone.
import { webkit } from "./browsers.mjs";
import { lookAtMainScreens, playStories } from "./stories.mjs";

playStories("WebKitGTK", webkit, (play) => {
  play("axe finds no fault on the main screens", lookAtMainScreens);
});
