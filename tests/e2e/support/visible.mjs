/**
 * What of a page is read by eye, in pieces that stand together: a paragraph, a label, one line of a row. Left out are
 * the choices that the phone draws (days, months, hours), what is in another language, and the way past the bars that
 * only the keyboard shows.
 *
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string[]>}
 */
export function visibleBlocks(page) {
  return page.evaluate(() => {
    const isInline = (element) => /^(inline|contents)/u.test(getComputedStyle(element).display);
    const isForeign = (element) => {
      const spoken = element.closest("[lang]")?.getAttribute("lang") ?? "fr";
      return !spoken.startsWith("fr");
    };
    const blockOf = (node) => {
      let element = node.parentElement;
      while (isInline(element)) element = element.parentElement;
      return element;
    };
    const blocks = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("select, script, style, noscript, svg, a[href='#main']")) continue;
      if (!parent.checkVisibility({ visibilityProperty: true }) || isForeign(parent)) continue;
      const block = blockOf(node);
      blocks.set(block, (blocks.get(block) ?? "") + node.data);
    }
    return [...blocks.values()].map((text) => text.replace(/\s+/gu, " ").trim());
  });
}
