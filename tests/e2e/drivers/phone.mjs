import { Refused } from "./session.mjs";

/** What may have a role, as CSS; the browser's own answer decides. */
const CANDIDATES = {
  heading: "h1",
  button: "button",
  link: "a[href]",
  checkbox: "button",
  textbox: "input, textarea",
  combobox: "select",
  article: "article",
};

/** WebKit tells a list that opens at a press as the button it looks like. */
const ALSO = { combobox: "button" };

/** How long a screen may take, in milliseconds: the machine may be busy with others. */
const PATIENCE = 20_000;

/** The app in a browser: what a person looks for, by the words they see or hear. */
export class Phone {
  /** @type {import("./session.mjs").Session} */
  session;

  /** @param {string} origin the app's address */
  constructor(origin) {
    this.origin = origin;
  }

  /** @param {string} path */
  async open(path) {
    await this.session.goto(this.origin + path);
  }

  /** Presses the browser's own "reload": Firefox's driver has one that goes past the service worker. */
  async reload() {
    await this.session.evaluate(() => {
      window.isBeforeTheReload = true;
      // The driver hears of this first.
      setTimeout(() => location.reload(), 50);
    });
    const isNew = () => !window.isBeforeTheReload && document.readyState === "complete";
    await this.#wait("the page to load again", () => this.session.evaluate(isNew));
  }

  /** Where the page is, without the server's name. @returns {Promise<string>} */
  async path() {
    return new URL(await this.session.url()).pathname;
  }

  /**
   * Waits until the browser has a role with a name in its accessibility tree, and gives its first.
   *
   * @param {keyof CANDIDATES} role
   * @param {string | RegExp} name the whole name, or what it begins with, holds or ends with
   * @param {string} [inside] where to look, as CSS: the four places of the bottom bar have names that a screen has too
   */
  find(role, name, inside = "body") {
    return this.#wait(`${role} ${name}`, async () => {
      const css = CANDIDATES[role].split(", ").map((one) => `${inside} ${one}`);
      for (const element of await this.session.all(css.join(", "))) {
        const label = plain(await this.session.label(element));
        const isNamed = name instanceof RegExp ? name.test(label) : label === plain(name);
        if (isNamed && [role, ALSO[role]].includes(await this.session.role(element))) return element;
      }
      return undefined;
    });
  }

  /** Presses it as soon as it is there, scrolling as a person does: a driver leaves it below the bar at the bottom. */
  press(role, name, inside) {
    return this.#wait(`${role} ${name} to press`, async () => {
      const element = await this.find(role, name, inside);
      await this.session.scrollTo(element);
      await this.session.click(element);
      return true;
    });
  }

  /** The title of the screen. @param {string | RegExp} name */
  title(name) {
    return this.find("heading", name, "main");
  }

  /** One of the four places of the bottom bar. @param {string} name */
  place(name) {
    return this.press("link", name, "nav");
  }

  /** Writes the answer to a question and goes on. */
  async answer(question, words, go = "Continuer") {
    await this.session.press(await this.find("textbox", question), words);
    await this.press("button", go);
  }

  /** Chooses in one of the phone's own lists. @param {string} list @param {string} words */
  async choose(list, words) {
    const select = await this.find("combobox", list);
    for (const option of await this.session.all("option", select)) {
      if (plain(await this.session.text(option)) === plain(words)) return this.session.click(option);
    }
    throw new Error(`${list} has no ${words}`);
  }

  /** Waits until a person can read this. @param {string} words */
  async reads(words) {
    await this.#wait(`« ${words} »`, async () => (await this.#screen()).includes(plain(words)));
  }

  /** Everything that a person can read. */
  async #screen() {
    return plain(await this.session.evaluate(() => document.body.innerText));
  }

  /** Waits until a line is ticked, or not. @param {string} name */
  async isTicked(name, expected = true) {
    await this.#wait(`${name}, ${expected ? "ticked" : "not ticked"}`, async () => {
      const row = await this.find("checkbox", name);
      return (await this.session.attribute(row, "aria-checked")) === String(expected);
    });
  }

  async #wait(what, isThere) {
    const deadline = Date.now() + PATIENCE;
    let last;
    do {
      try {
        const found = await isThere();
        if (found) return found;
      } catch (error) {
        if (!(error instanceof Refused && error.isPassing)) throw error;
        last = error;
      }
      await new Promise((done) => setTimeout(done, 50));
    } while (Date.now() < deadline);
    const refusal = last ? ` (${last.message})` : "";
    throw new Error(`Waited in vain for ${what}${refusal}. The screen says: ${await this.#screen()}`);
  }
}

/** Spaces of every kind as one, as a person reads them. */
const plain = (text) => text.replace(/\s+/gu, " ").trim();
