// Every screen, by the second reader of its accessibility: HTML_CodeSniffer at level AAA. It is what pa11y runs, here
// without pa11y's own browser, and on screens that an address alone does not lead to.
import { createRequire } from "node:module";
import { expect } from "@playwright/test";
import { GROUPS, test } from "../support/groups.mjs";
import { SCHEMES, dress } from "../support/looks.mjs";
import { show } from "../support/screens.mjs";
import { title } from "../support/steps.mjs";
import { NOW } from "../support/world.mjs";

const HTMLCS = createRequire(import.meta.url).resolve("html_codesniffer/build/HTMLCS.js");

/** The errors on the page, as pa11y counts them: warnings and notices are questions to people. */
const errors = (page) =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const { HTMLCS } = window;
        HTMLCS.process(
          "WCAG2AAA",
          document,
          () => {
            const messages = HTMLCS.getMessages();
            const of = ({ code, msg, element }) => `${code}: ${msg} ${element.outerHTML.slice(0, 120)}`;
            // Every page has something to ask a person about: no message at all means that nothing was read.
            if (messages.length === 0) failed(new Error("nothing was looked at"));
            done(messages.filter(({ type }) => type === HTMLCS.ERROR).map(of));
          },
          failed,
        );
      }),
  );

test("HTML_CodeSniffer finds the errors of a screen that has some", async ({ page }) => {
  await page.addInitScript({ path: HTMLCS });
  await page.goto("/");
  await title(page, "Langue").waitFor();
  await page.evaluate(() => {
    document.documentElement.removeAttribute("lang");
    // 4.5:1 and more, which is enough at level AA only.
    document.querySelector("h1").style.color = "#737373";
    document.querySelector("h1").style.fontSize = "1rem";
    document.querySelector("main").append(document.createElement("input"));
  });
  const found = (await errors(page)).map((error) => /Guideline\d_\d\.(\d_\d_\d)/.exec(error)[1]);
  expect(new Set(found)).toEqual(new Set(["1_3_1", "1_4_6", "3_1_1", "4_1_2"]));
});

test.describe("HTML_CodeSniffer finds no error at level AAA", () => {
  test.setTimeout(300_000);

  for (const { name, prepare } of GROUPS) {
    test(name, async ({ page, world }) => {
      const screens = await prepare(page, world);
      await page.context().addInitScript({ path: HTMLCS });
      await page.clock.setFixedTime(NOW);
      const wrong = [];
      for (const screen of screens) {
        await show(page, screen);
        for (const scheme of SCHEMES) {
          await dress(page, scheme, "normal");
          wrong.push(...(await errors(page)).map((error) => `${screen.name}, ${scheme}: ${error}`));
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});
