import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { OperatorError } from "../operator-error";
import { PROJECT_FOLDER } from "../runtime/data-folder";

/** The headless shell first: it draws without a window and takes a third of the time. */
const SYSTEM_BROWSERS = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export interface BrowserLaunch {
  executablePath?: string;
  args: string[];
}

/** How to launch the browser there is: Playwright's own, or the system's Chromium or Chrome. */
export function browserLaunch(): BrowserLaunch {
  const quiet = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
  ];
  // Chromium refuses to run as root inside its sandbox.
  const args = process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;
  return { executablePath: existsSync(chromium.executablePath()) ? undefined : systemBrowser(), args };
}

/** Makes sure that there is a browser, installing Playwright's own when the system has none either. */
export function ensureBrowser(): void {
  if (existsSync(chromium.executablePath()) || systemBrowser()) return;
  const cli = path.join(PROJECT_FOLDER, "node_modules/@playwright/test/cli.js");
  const installed = spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" });
  if (installed.status !== 0) {
    throw new OperatorError(
      "There is no browser for the browser tests: install Chromium (on Debian: apt-get install chromium-headless-shell) and run this again.",
    );
  }
}

function systemBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return [...(named ? [named] : []), ...SYSTEM_BROWSERS].find((file) => existsSync(file));
}
