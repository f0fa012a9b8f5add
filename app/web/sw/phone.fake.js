// A phone with its caches, and a network to cut, for the tests of the service worker. Never shipped.
"use strict";

const { createHash, webcrypto } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const ORIGIN = "https://phone.test";

function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

function pathOf(request) {
  return new URL(request.url ?? request, ORIGIN).pathname;
}

// The caches of one origin, as the Cache Storage standard orders them: by creation.
class FakeCaches {
  constructor() {
    this.byName = new Map();
    this.room = Infinity;
  }

  async keys() {
    return [...this.byName.keys()];
  }

  async open(name) {
    if (!this.byName.has(name)) this.byName.set(name, new Map());
    // Like the real one, a handle outlives the removal of its cache.
    const entries = this.byName.get(name);
    return {
      put: async (path, response) => {
        if (this.room <= 0) throw new DOMException("no room left", "QuotaExceededError");
        this.room -= 1;
        const text = await response.text();
        entries.set(path, { text, headers: [...response.headers] });
      },
      delete: async (path) => entries.delete(path),
    };
  }

  async delete(name) {
    return this.byName.delete(name);
  }

  async match(request, { cacheName }) {
    const entry = this.byName.get(cacheName)?.get(pathOf(request));
    return entry && new Response(entry.text, { headers: entry.headers });
  }

  // What the tests read directly.
  text(name, path) {
    return this.byName.get(name)?.get(path)?.text;
  }

  paths(name) {
    return [...(this.byName.get(name)?.keys() ?? [])].sort();
  }
}

// A server by address: a text, or a function of the request's options that answers or throws.
class FakeNetwork {
  constructor() {
    this.served = {};
    this.asked = [];
    this.isCut = false;
  }

  fetch = async (request, options = {}) => {
    const path = pathOf(request);
    this.asked.push(path);
    if (this.isCut) throw new TypeError("Failed to fetch");
    const answer = this.served[path];
    if (answer === undefined) return new Response("not here", { status: 404 });
    return typeof answer === "function" ? answer(options) : new Response(answer);
  };
}

class Phone {
  constructor() {
    this.caches = new FakeCaches();
    this.network = new FakeNetwork();
    this.claims = 0;
    this.skips = 0;
    this.windows = 1;
    this.focused = 0;
    this.opened = [];
    this.notifications = [];
  }

  // Puts a build on the server and gives the worker that its `sw.js` would start.
  publish(generation, files) {
    this.network.served = { ...files };
    return this.worker(generation, files);
  }

  worker(generation, files) {
    const digests = Object.entries(files).map(([path, text]) => [path, sha256(text)]);
    return new Worker(this, { generation, files: Object.fromEntries(digests) });
  }
}

// `sw.js` running with its list in front, as the build makes it.
class Worker {
  constructor(phone, precache) {
    this.listeners = {};
    const scope = {
      caches: phone.caches,
      fetch: phone.network.fetch,
      crypto: webcrypto,
      Response,
      Headers,
      URL,
      location: new URL(ORIGIN),
      clients: {
        claim: async () => void (phone.claims += 1),
        matchAll: async () =>
          Array.from({ length: phone.windows }, () => ({ focus: async () => void (phone.focused += 1) })),
        openWindow: async (path) => void phone.opened.push(path),
      },
      registration: {
        showNotification: async (title, options) => void phone.notifications.push({ title, options }),
      },
      skipWaiting: async () => void (phone.skips += 1),
      addEventListener: (type, listener) => (this.listeners[type] = listener),
      importScripts: (...names) => names.forEach((name) => this.run(name)),
    };
    scope.self = scope;
    this.context = vm.createContext(scope);
    vm.runInContext(`const PRECACHE = ${JSON.stringify(precache)};`, this.context);
    this.run("sw.js");
  }

  run(name) {
    vm.runInContext(readFileSync(join(__dirname, name), "utf8"), this.context, { filename: name });
  }

  async wait(type, event = {}) {
    let promise;
    this.listeners[type]({ ...event, waitUntil: (given) => (promise = given) });
    await promise;
  }

  install() {
    return this.wait("install");
  }

  activate() {
    return this.wait("activate");
  }

  async start() {
    await this.install();
    await this.activate();
    return this;
  }

  // The worker's answer to a request, or undefined when it leaves it to the browser.
  request(path, { mode = "cors", method = "GET", form } = {}) {
    let answer;
    const request = { url: new URL(path, ORIGIN).href, mode, method, formData: async () => form };
    this.listeners.fetch({ request, respondWith: (given) => (answer = given) });
    return answer;
  }

  navigate(path) {
    return this.request(path, { mode: "navigate" });
  }

  // The browser's word that there is a network; what it is told when that fails is the worker's refusal.
  sync(tag) {
    return this.wait("sync", { tag });
  }

  async ask(data) {
    const answers = [];
    await this.wait("message", { data, ports: [{ postMessage: (answer) => answers.push(answer) }] });
    return answers;
  }
}

module.exports = { Phone, ORIGIN };
