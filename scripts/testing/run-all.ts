import { rmSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "../operator-error";
import { ensureDataFolder, PROJECT_FOLDER } from "../runtime/data-folder";
import { buildNext, isBuildFresh } from "../runtime/next-build";
import { endAllProcesses } from "../runtime/node-process";
import { ensurePrismaClient } from "../runtime/prisma-client";
import { say, step } from "../runtime/say";
import { ensureBrowser } from "./browser";
import { playwrightResult, type SuiteResult, vitestResult } from "./suite-result";
import { runTool } from "./tool";

const REPORTS = path.join(PROJECT_FOLDER, "test-results");

/** Every suite, one after the other; later ones run even when an earlier one failed. */
const SUITES: (() => Promise<SuiteResult>)[] = [
  () => vitest("unit and database", ["unit", "time in *", "database"]),
  browser,
  () => vitest("start and stop", ["up"]),
];

async function main(): Promise<boolean> {
  ensureDataFolder();
  rmSync(REPORTS, { recursive: true, force: true });
  await ensurePrismaClient(() => say("· Generating the database client …"));
  const results: SuiteResult[] = [];
  for (const suite of SUITES) results.push(await suite());
  return sumUp(results);
}

async function vitest(name: string, projects: string[]): Promise<SuiteResult> {
  say(`\n· Tests: ${name}`);
  const report = path.join(REPORTS, `${name.replaceAll(" ", "-")}.json`);
  const succeeded = await runTool("vitest", [
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return vitestResult(name, report, succeeded);
}

async function browser(): Promise<SuiteResult> {
  say("\n· Tests: browser");
  try {
    ensureBrowser();
    if (!isBuildFresh()) await step("Building the application, about half a minute", buildNext);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    console.error(error.message);
    return { name: "browser", passed: 0, failed: 1 };
  }
  const report = path.join(REPORTS, "browser.json");
  const succeeded = await runTool(
    "@playwright/test",
    ["test"],
    { HOLDFAST_BROWSER_REPORT: report },
    "playwright",
  );
  return playwrightResult("browser", report, succeeded);
}

/** Prints the counts, and says whether all is well: nothing failed, and something ran. */
function sumUp(results: SuiteResult[]): boolean {
  say("");
  for (const { name, passed, failed } of results) say(`  ${name}: ${passed} passed, ${failed} failed`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  say("");
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

let stopping = false;
for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const) {
  process.on(event, async () => {
    if (stopping) return;
    stopping = true;
    await endAllProcesses();
    process.exit(130);
  });
}

main().then(
  // Said outright: the channel that tells of a launcher's end keeps this process running for as long as it listens.
  (succeeded) => process.exit(succeeded ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exit(1);
  },
);
