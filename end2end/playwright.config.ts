import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import type { Options } from "./harness/test";

// Debian's Chromium; Playwright's own download is not used anywhere.
const chromium = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);
if (!chromium) throw new Error("no Chromium found: .ci/setup test installs one, or name yours in CHROMIUM");

// Nothing may reach the network by itself: the tests run where there is none.
const flags = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
if (process.getuid?.() === 0) flags.push("--no-sandbox");

// Every journey runs four times. What needs one run only is tagged @once, and
// what makes sense only with JavaScript @js.
const project = (name: string, language: "ja" | "en", javaScriptEnabled: boolean, grepInvert?: RegExp) => ({
  name,
  grepInvert,
  use: { language, javaScriptEnabled, locale: language === "ja" ? "ja-JP" : "en-GB" },
});

export default defineConfig<Options>({
  testDir: "journeys",
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A machine that is short of breath gets a second try; `make test` names each
  // test that needed it, so that a real race is seen.
  retries: 1,
  reporter: [["line"], ["json", { outputFile: process.env.PLAYWRIGHT_REPORT ?? "test-results/report.json" }]],
  use: {
    launchOptions: { executablePath: chromium, args: flags },
    timezoneId: "Asia/Tokyo",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Without a film of each journey: it costs CPU, and the DOM at each step tells more.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
  },
  projects: [
    project("ja", "ja", true),
    project("ja-no-js", "ja", false, /@js|@once/),
    project("en", "en", true, /@once/),
    project("en-no-js", "en", false, /@js|@once/),
  ],
});
