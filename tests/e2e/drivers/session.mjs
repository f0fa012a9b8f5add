/** How an element is named in an answer (https://www.w3.org/TR/webdriver2/#elements). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Codes of errors that end by themselves while one screen takes the place of another. */
const PASSING = [
  "stale element reference",
  "no such element",
  "element not interactable",
  "element click intercepted",
  "no answer",
  // WebKit's answer about an element that its accessibility tree does not have yet.
  "unknown error",
];

/** What a driver refused, with its code (https://www.w3.org/TR/webdriver2/#errors). */
export class Refused extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }

  /** Whether the same may succeed a moment later. */
  get isPassing() {
    return PASSING.includes(this.code);
  }
}

/**
 * One browser, told what to do by the W3C's protocol. As little of it as the stories need.
 *
 * @see https://www.w3.org/TR/webdriver2/
 */
export class Session {
  #address;

  constructor(address, capabilities) {
    this.#address = address;
    this.capabilities = capabilities;
  }

  /**
   * Starts a browser.
   *
   * @param {string} driver the driver's address
   * @param {object} alwaysMatch the browser that is asked for
   * @returns {Promise<Session>}
   */
  static async start(driver, alwaysMatch) {
    const { sessionId, capabilities } = await ask(`${driver}/session`, "POST", { capabilities: { alwaysMatch } });
    return new Session(`${driver}/session/${sessionId}`, capabilities);
  }

  #post(what, body = {}) {
    return ask(`${this.#address}/${what}`, "POST", body);
  }

  #get(what) {
    return ask(`${this.#address}/${what}`, "GET");
  }

  /** Ends the browser. */
  async end() {
    await ask(this.#address, "DELETE");
  }

  /** @param {string} url */
  async goto(url) {
    await this.#post("url", { url });
  }

  /** @returns {Promise<string>} */
  url() {
    return this.#get("url");
  }

  /** @param {number} width @param {number} height */
  async resize(width, height) {
    await this.#post("window/rect", { width, height });
  }

  /**
   * Every element in document order.
   *
   * @param {string} css
   * @param {string} [inside] an element; else the whole page
   * @returns {Promise<string[]>} their names in this session
   */
  async all(css, inside) {
    const where = inside ? `element/${inside}/elements` : "elements";
    const found = await this.#post(where, { using: "css selector", value: css });
    return found.map((element) => element[ELEMENT]);
  }

  /** What the browser tells a screen reader that this is. @returns {Promise<string>} */
  role(element) {
    return this.#get(`element/${element}/computedrole`);
  }

  /** What the browser tells a screen reader that this is called. @returns {Promise<string>} */
  label(element) {
    return this.#get(`element/${element}/computedlabel`);
  }

  /** What a person can read in it. @returns {Promise<string>} */
  text(element) {
    return this.#get(`element/${element}/text`);
  }

  /** @param {string} element @param {string} name @returns {Promise<string | null>} */
  attribute(element, name) {
    return this.#get(`element/${element}/attribute/${name}`);
  }

  /** Brings it to the middle of the window, where no bar covers it. */
  async scrollTo(element) {
    const script = 'arguments[0].scrollIntoView({ block: "center", behavior: "instant" })';
    await this.#post("execute/sync", { script, args: [{ [ELEMENT]: element }] });
  }

  async click(element) {
    await this.#post(`element/${element}/click`);
  }

  /** Presses keys with the focus on this element. */
  async press(element, text) {
    await this.#post(`element/${element}/value`, { text });
  }

  /**
   * Calls a function in the page and waits for what it returns.
   *
   * @param {(...given: any[]) => any} call uses nothing from outside itself
   * @param {any[]} given
   */
  async evaluate(call, ...given) {
    const script = `
      const given = [...arguments];
      const done = given.pop();
      (async () => (${call})(...given))().then((value) => done({ value }), (error) => done({ error: String(error) }));
    `;
    const answer = await this.#post("execute/async", { script, args: given });
    // Firefox's driver answers nothing if the page goes away meanwhile.
    if (answer === null) throw new Refused("no answer", "another page has come");
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }

  /** Runs a script as if the page had it. @param {string} script */
  async run(script) {
    await this.#post("execute/sync", { script, args: [] });
  }
}

async function ask(address, method, body) {
  const answer = await fetch(address, {
    method,
    body: body && JSON.stringify(body),
    headers: { "Content-Type": "application/json; charset=utf-8" },
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Refused(value.error, value.message);
  return value;
}
