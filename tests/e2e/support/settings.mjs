/** @typedef {import("@playwright/test").Page} Page */

/** What can be reached with the Tab key, as a selector. */
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']";

/**
 * Colours as the eye meets them, for functions that run in the page: `seen.contrast(a, b)` between two colours,
 * `seen.behind(element)` for what an element stands on, `seen.isShown(element)`.
 *
 * @param {Page} page
 */
export function addEyes(page) {
  return page.addInitScript(() => {
    const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (colour) => {
      const [red, green, blue] = parse(colour).map((part) => {
        const share = part / 255;
        // Relative luminance (WCAG 2.2, "relative luminance").
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const isClear = (colour) => parse(colour)[3] === 0;
    window.seen = {
      isClear,
      contrast(one, other) {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
      },
      behind(element) {
        for (let box = element.parentElement; box; box = box.parentElement) {
          const { backgroundColor } = getComputedStyle(box);
          if (!isClear(backgroundColor)) return backgroundColor;
        }
        return "rgb(255, 255, 255)";
      },
      isShown(element) {
        const { width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0 && getComputedStyle(element).visibility === "visible";
      },
    };
  });
}

/** The spaces that a reader may ask for without losing anything (WCAG 2.2, 1.4.12; RGAA 10.12). @param {Page} page */
export function spaceOut(page) {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
        "p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
  });
}

/**
 * Texts that are written over each other. The bar that stays at the bottom is looked at by itself: what is under it
 * comes out with a scroll.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function overlaps(page) {
  return page.evaluate(() => {
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const isAway = parent.closest("select, script, style, noscript") || parent.closest('a[href="#main"]');
      if (!node.data.trim() || isAway || !window.seen.isShown(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(parent).fontSize);
      for (const { left, right, top, height } of range.getClientRects()) {
        // A font's box reaches above and below its letters.
        const [air, bar] = [(height - size) / 2, Boolean(parent.closest("nav"))];
        lines.push({ node, words: node.data, bar, box: { left, right, top: top + air, bottom: top + height - air } });
      }
    }
    const meet = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    const found = [];
    lines.forEach((one, at) => {
      for (const other of lines.slice(at + 1)) {
        if (one.node !== other.node && one.bar === other.bar && meet(one.box, other.box)) {
          found.push(`« ${one.words} » lies on « ${other.words} »`);
        }
      }
    });
    return [...new Set(found)];
  });
}

/** What stays in place and takes more than a third of a low window from the reader. @param {Page} page */
export function lids(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position))
      .map((element) => [element.tagName.toLowerCase(), element.getBoundingClientRect().height])
      .filter(([, height]) => height > innerHeight / 3)
      .map(([name, height]) => `${name} keeps ${Math.round(height)} of ${innerHeight} px`),
  );
}

/**
 * Controls whose edge does not stand out from what is around them by `least`: no line all around, no underline, and no
 * surface of their own. The places of the bar are told by word and drawing, and one of them by its line.
 *
 * @param {Page} page
 * @param {number} least
 * @returns {Promise<string[]>}
 */
export function faintEdges(page, least) {
  return page.evaluate(
    ([selector, ratio]) => {
      const found = [];
      const shown = [...document.querySelectorAll(selector)].filter(window.seen.isShown);
      const edged = shown.map((one) => (one.matches("[type=radio], [type=checkbox]") ? one.closest("label") ?? one : one));
      for (const element of new Set(edged)) {
        if (element.closest("nav") || element.getAttribute("href") === "#main") continue;
        const style = getComputedStyle(element);
        const around = window.seen.behind(element);
        const isLine = style.borderBlockStartStyle !== "none" && parseFloat(style.borderBlockStartWidth) >= 1;
        const candidates = [style.backgroundColor, ...(isLine ? [style.borderBlockStartColor] : [])];
        const isEdged = candidates.some((colour) => !window.seen.isClear(colour) && window.seen.contrast(colour, around) >= ratio);
        if (!isEdged && style.textDecorationLine !== "underline") found.push(element.outerHTML.slice(0, 120));
      }
      if (shown.length === 0) found.push("nothing can be pressed here");
      return found;
    },
    [STOPS, least],
  );
}

/**
 * Parts that carry meaning without a word and stand out by less than `least` (WCAG 2.2, 1.4.11; RGAA 3.3): the lines
 * of fields and boxes, the drawings, the bar of what is done.
 *
 * @param {Page} page
 * @param {number} least
 * @returns {Promise<string[]>}
 */
export function faintParts(page, least) {
  return page.evaluate((ratio) => {
    const found = [];
    const check = (element, what, colour, ground) => {
      const contrast = window.seen.contrast(colour, ground);
      if (contrast < ratio) found.push(`${contrast.toFixed(2)} for the ${what} of ${element.outerHTML.slice(0, 90)}`);
    };
    const all = (selector) => [...document.querySelectorAll(selector)].filter(window.seen.isShown);
    for (const field of all("select, textarea, progress, input:not([type=radio]), [role=checkbox] > :first-child")) {
      check(field, "line", getComputedStyle(field).borderBlockStartColor, window.seen.behind(field));
    }
    for (const drawing of all("svg[aria-hidden=true]")) check(drawing, "drawing", getComputedStyle(drawing).stroke, window.seen.behind(drawing));
    return found;
  }, least);
}

/**
 * Goes through the screen with the Tab key, and tells what is skipped, met twice, out of the order of reading, or
 * without a ring around it.
 *
 * @param {Page} page in a window in which no bar stays over the screen
 * @returns {Promise<string[]>}
 */
export async function wrongStops(page) {
  const count = await page.evaluate((selector) => {
    window.visited = [];
    document.activeElement?.blur();
    getSelection().removeAllRanges();
    window.scrollTo(0, 0);
    const shown = [...document.querySelectorAll(selector)].filter(window.seen.isShown);
    // Of radio buttons under one name the Tab key meets one; arrows go to the others.
    window.stops = shown.filter(
      (stop) => stop.type !== "radio" || stop === (document.querySelector(`[name="${stop.name}"]:checked`) ?? document.querySelector(`[name="${stop.name}"]`)),
    );
    return window.stops.length;
  }, STOPS);
  // The title has the focus after a change of screen; a reader of the whole screen starts before it.
  await page.evaluate(() => {
    const start = document.createElement("span");
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
  });
  const found = [];
  for (let press = 0; press <= count; press += 1) {
    await page.keyboard.press("Tab");
    const wrong = await page.evaluate(step);
    if (wrong === null) break;
    found.push(...wrong);
  }
  const missed = await page.evaluate(() =>
    window.stops.filter((stop) => !window.visited.some((visit) => visit.stop === stop)).map((stop) => stop.outerHTML.slice(0, 90)),
  );
  return [...found, ...missed.map((stop) => `never reached: ${stop}`)];
}

/** One stop of the Tab key, in the page: null once the keyboard has left the page, or begins again. */
function step() {
  const stop = document.activeElement;
  const isRound = window.visited.length === window.stops.length && stop === window.visited[0]?.stop;
  if (!stop || stop === document.body || isRound) return null;
  const found = [];
  const say = (what) => found.push(`${what}: ${stop.outerHTML.slice(0, 90)}`);
  const { left, right, top, bottom } = stop.getBoundingClientRect();
  const box = { left, right, top: top + scrollY, bottom: bottom + scrollY };
  const before = window.visited.at(-1);
  const skips = stop.getAttribute("href") === "#main";
  if (window.visited.some((visit) => visit.stop === stop)) say("met twice");
  if (before && !before.skips) {
    const isRightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
    const isBack = isRightToLeft ? box.left > before.box.left + 1 : box.left < before.box.left - 1;
    const isSameLine = box.top < before.box.bottom - 1 && box.bottom > before.box.top + 1;
    if (box.bottom <= before.box.top + 1) say("goes back up");
    if (isSameLine && isBack) say("goes back along the line");
  }
  // The ring of a radio button is drawn around its label.
  const ringed = stop.matches("[type=radio]") ? (stop.closest("label") ?? stop) : stop;
  const ring = getComputedStyle(ringed);
  const isDrawn = ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2;
  if (!isDrawn) say("no ring");
  else if (window.seen.contrast(ring.outlineColor, window.seen.behind(ringed)) < 3) say("a faint ring");
  window.visited.push({ stop, box, skips });
  return found;
}

/** What moves, or would: running animations, transitions, and scrolling that glides. @param {Page} page */
export function motions(page) {
  return page.evaluate(() => {
    const takesTime = (list) => list.split(",").some((time) => parseFloat(time) > 0);
    const found = document.getAnimations().map((animation) => `running: ${animation.animationName ?? animation.transitionProperty}`);
    for (const element of document.querySelectorAll("*")) {
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        const moves = takesTime(style.transitionDuration) || (style.animationName !== "none" && takesTime(style.animationDuration));
        if (moves || style.scrollBehavior === "smooth") found.push(`${element.tagName.toLowerCase()}${part ?? ""}.${element.className}`);
      }
    }
    return [...new Set(found)];
  });
}

/**
 * What a parser of HTML would have built otherwise, names given twice, drawings that are neither hidden nor named, and
 * elements or attributes that only dress (RGAA 1.2, 8.1, 8.2, 8.9, 10.1).
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function malformed(page) {
  return page.evaluate(() => {
    const tags = (root) => [...root.querySelectorAll("body *")].map((element) => element.localName);
    const read = new DOMParser().parseFromString(`<!doctype html>${document.documentElement.outerHTML}`, "text/html");
    const [made, parsed] = [tags(document), tags(read)];
    const at = made.findIndex((tag, nth) => tag !== parsed[nth]);
    const found = at >= 0 || made.length !== parsed.length ? [`parsed otherwise at element ${at}: ${made[at]}`] : [];
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    found.push(...ids.filter((id, nth) => ids.indexOf(id) !== nth).map((id) => `twice: ${id}`));
    const dressing = "b, i, u, big, small, center, font, strike, tt, basefont, blink, marquee, s, [style], [align], [bgcolor], [color], [face]";
    // The width and the height of drawings are facts about them.
    const empty = [...document.querySelectorAll("p, h1, h2, h3, li, dt, dd, legend, label")].filter(
      // A place for news is empty until there is some.
      (element) => !element.textContent.trim() && !element.matches("[role=status]"),
    );
    if (document.compatMode !== "CSS1Compat") found.push("no document type");
    for (const drawing of document.querySelectorAll("svg:not([aria-hidden=true], [role=img][aria-label])")) {
      found.push(`neither hidden nor named: ${drawing.outerHTML.slice(0, 90)}`);
    }
    for (const element of [...document.querySelectorAll(dressing), ...empty]) found.push(`only dresses: ${element.outerHTML.slice(0, 90)}`);
    return found;
  });
}
