import { readFileSync } from "node:fs";

export interface SuiteResult {
  name: string;
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

/** The counts of a vitest run. A run that failed without a failing test, or ran nothing, counts as one failure. */
export function vitestResult(name: string, report: string, succeeded: boolean): SuiteResult {
  const counts = readReport<VitestReport>(report);
  return settled(name, counts?.numPassedTests ?? 0, counts?.numFailedTests ?? 0, succeeded);
}

/** The counts of a Playwright run, by the same rule. A test that passed only when repeated has failed. */
export function playwrightResult(name: string, report: string, succeeded: boolean): SuiteResult {
  const stats = readReport<PlaywrightReport>(report)?.stats;
  return settled(name, stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), succeeded);
}

function settled(name: string, passed: number, failed: number, succeeded: boolean): SuiteResult {
  const silentFailure = failed === 0 && (!succeeded || passed === 0);
  return { name, passed, failed: silentFailure ? 1 : failed };
}

function readReport<Report>(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return undefined;
  }
}
