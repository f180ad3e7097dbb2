import { defineConfig, devices } from "@playwright/test";
import { browserLaunch } from "./scripts/testing/browser";

const report = process.env.HOLDFAST_BROWSER_REPORT;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  globalSetup: "./test/browser/product.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 800 },
    baseURL: process.env.HOLDFAST_TEST_URL,
    launchOptions: browserLaunch(),
    // What was done, asked for and logged. A film and the pages' content besides take as long as the tests themselves:
    // run the failed test again with --trace retain-on-failure for those.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  },
});
