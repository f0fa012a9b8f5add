import { createRequire } from "node:module";

/** @typedef {import("@playwright/test").Page} Page */

/** The file of axe-core that a page needs. */
export const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** WCAG 2.2 at every level, the French rules made of it, and axe's own advice. */
export const TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"];

/** Rules that must have looked at something on every screen: without them the answer "none" would mean nothing. */
const LOOKED = ["color-contrast", "color-contrast-enhanced", "target-size", "document-title", "heading-order"];

/** The two ways in which a screen is dressed that matter for contrast, by the browser's name. */
export const SCHEMES = ["light", "dark"];

/** The smallest and the largest text, by the name in the page. */
export const SIZES = ["normal", "tres-grand"];

/** Dresses the screen anew. @param {Page} page @param {string} scheme @param {string} size */
export async function dress(page, scheme, size) {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.evaluate((name) => document.documentElement.setAttribute("data-size", name), size);
}

/**
 * What axe has to say, asked in a page that has it. Uses nothing from outside itself: it is sent to the browser.
 *
 * @param {string[]} tags
 * @returns {Promise<{ violations: string[], looked: string[] }>}
 */
export async function axeIn(tags) {
  const results = await window.axe.run(document, {
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations", "passes", "incomplete"],
  });
  const of = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`);
  const looked = [...results.passes, ...results.violations, ...results.incomplete].map((rule) => rule.id);
  return { violations: results.violations.flatMap(of), looked };
}

/** What is wrong by what axe said, silence about what it must look at included. */
export function faults({ violations, looked }) {
  const blind = LOOKED.filter((rule) => !looked.includes(rule)).map((rule) => `${rule}: not looked at`);
  return [...violations, ...blind];
}

/**
 * Does something in a window as tall as the screen: the bar at the bottom then covers nothing.
 *
 * @template T
 * @param {Page} page
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function inTallWindow(page, act) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = page.viewportSize();
  await page.setViewportSize({ width, height: Math.max(height + 40, 640) });
  const found = await act();
  await page.setViewportSize({ width, height: 640 });
  return found;
}

/**
 * What axe finds.
 *
 * @param {Page} page with axe in it
 * @returns {Promise<string[]>}
 */
export async function violations(page) {
  return faults(await inTallWindow(page, () => page.evaluate(axeIn, TAGS)));
}

/**
 * Everything that can be pressed and is smaller than `least` CSS pixels in one direction.
 *
 * @param {Page} page
 * @param {number} least
 * @returns {Promise<string[]>}
 */
export function smallTargets(page, least) {
  return page.evaluate((side) => {
    const pressed = "a[href], button, input, select, textarea, summary, [role=button], [role=checkbox], [tabindex='0']";
    const target = (element) =>
      // A radio button is pressed through the label around it.
      element.matches("input[type=radio], input[type=checkbox]") ? (element.closest("label") ?? element) : element;
    const found = [];
    const all = [...document.querySelectorAll(pressed)];
    if (all.length === 0) found.push("nothing can be pressed here");
    for (const element of new Set(all.map(target))) {
      const { width, height } = element.getBoundingClientRect();
      if (width < side - 0.01 || height < side - 0.01) {
        found.push(`${width.toFixed(1)} × ${height.toFixed(1)} px: ${element.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  }, least);
}

/**
 * What does not fit: the screen itself, or a text that is cut.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function overflows(page) {
  return page.evaluate(() => {
    const found = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) {
      const isOut = (element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > innerWidth + 0.5 || left < -0.5;
      };
      const out = [...document.querySelectorAll("main *, nav *")].filter((element) => isOut(element));
      const [widest] = out.filter((element) => ![...element.children].some(isOut));
      const what = widest ? `${widest.tagName.toLowerCase()}.${widest.className}` : "something";
      found.push(`the screen is ${scrollWidth} px wide in a window of ${innerWidth}: ${what}`);
    }
    const isSkip = (element) => element.closest("a")?.getAttribute("href") === "#main";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      // The phone draws its own lists; the skip link is away until it has the focus.
      if (!node.data.trim() || parent.closest("select, script, style, noscript") || isSkip(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const text of range.getClientRects()) {
        if (text.width === 0) continue;
        if (text.left < -0.5 || text.right > innerWidth + 0.5) found.push(`outside the window: ${node.data}`);
        for (let box = parent; box && box !== document.body; box = box.parentElement) {
          if (getComputedStyle(box).overflowX === "visible") continue;
          const edge = box.getBoundingClientRect();
          const isCut = text.right > edge.right + 1 || text.left < edge.left - 1 || text.bottom > edge.bottom + 1;
          if (isCut) found.push(`cut by ${box.tagName.toLowerCase()}: ${node.data}`);
        }
      }
    }
    return [...new Set(found)];
  });
}
