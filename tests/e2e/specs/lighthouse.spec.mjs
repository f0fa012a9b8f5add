// Every screen, by Lighthouse: full marks for accessibility. What it says of speed is told, and nobody fails by it: the
// machine that runs the tests is shared, and `cargo xtask bench` measures in earnest.
import { expect } from "@playwright/test";
import { GROUPS } from "../support/groups.mjs";
import { test } from "../support/lighthouse.mjs";
import { show } from "../support/screens.mjs";
import { NOW } from "../support/world.mjs";

test.describe("Lighthouse gives full marks for accessibility", () => {
  test.setTimeout(600_000);

  for (const { name, prepare } of GROUPS) {
    test(name, async ({ page, world, inspect }) => {
      const screens = await prepare(page, world);
      await page.clock.setFixedTime(NOW);
      const wrong = [];
      const slow = [];
      for (const screen of screens) {
        await show(page, screen);
        const { marks, ...said } = await inspect();
        if (marks.accessibility !== 1) wrong.push(`${screen.name}: ${marks.accessibility * 100} of 100`);
        wrong.push(...said.wrong.map((fault) => `${screen.name}: ${fault}`));
        slow.push(...said.slow.map((advice) => `${screen.name}: ${advice}`));
      }
      console.log(`Lighthouse on the speed of ${screens.length} screens, ${name}: ${slow.join("; ") || "no advice"}`);
      expect(wrong).toEqual([]);
    });
  }

  test("a first visit, whose speed it measures", async ({ visit }) => {
    const { marks, wrong, slow } = await visit();
    console.log(`Lighthouse on a first visit: performance ${marks.performance * 100} of 100; ${slow.join("; ")}`);
    expect(wrong).toEqual([]);
    expect(marks.accessibility).toBe(1);
    expect(marks.performance, "it has measured").toBeGreaterThan(0);
  });
});
