import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

/** Debian's Chromium: a test tool downloads no browser. */
export const CHROMIUM = process.env.PAS_A_PAS_CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  // What takes long has a folder of its own.
  testDir: process.env.PAS_A_PAS_LONG ? "long" : "specs",
  testMatch: "*.spec.mjs",
  outputDir: fileURLToPath(new URL("../../.report/stories", import.meta.url)),
  reporter: [["list"]],
  // The stories measure nothing: two phones at a time suit two cores.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A story that passes at its second try has shown a fault, and is listed as flaky. On a shared machine that
  // builds for others it may also have shown a neighbour's load, which must not hold a landing back.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: CHROMIUM, args: ["--no-sandbox"] },
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    serviceWorkers: "allow",
    acceptDownloads: true,
    trace: "off",
    screenshot: "only-on-failure",
  },
});
