import { existsSync } from "node:fs";
import path from "node:path";
import { ensureDataFolder, PROJECT_FOLDER } from "./runtime/data-folder";
import { finished, startNode } from "./runtime/node-process";
import { ensurePrismaClient } from "./runtime/prisma-client";
import { say } from "./runtime/say";
import { runTool, testEnvironment } from "./testing/tool";

const ROOMS = ["app", "components", "emails", "lib", "prisma", "scripts", "test", "e2e"];

interface Check {
  name: string;
  run: () => Promise<boolean>;
}

const CHECKS: Check[] = [
  { name: "types", run: checkTypes },
  { name: "lint and format", run: () => runTool("@biomejs/biome", ["check"], {}, "biome") },
  { name: "who imports whom", run: checkImports },
  { name: "dead code", run: () => runTool("knip", []) },
  { name: "docs/lifecycles.md is current", run: () => runScript("scripts/lifecycle-docs.ts", ["--check"]) },
  { name: "schema and database agree", run: () => vitest("database", "test/database/schema-agreement") },
  { name: "unit tests", run: () => vitest("unit") },
];

/** Next writes the types of pages and their parameters first; without a build they would be missing. */
async function checkTypes(): Promise<boolean> {
  return (await runTool("next", ["typegen"])) && runTool("typescript", ["--noEmit"], {}, "tsc");
}

function checkImports(): Promise<boolean> {
  const present = ROOMS.filter((room) => existsSync(path.join(PROJECT_FOLDER, room)));
  const parameters = ["--config", ".dependency-cruiser.mjs", ...present];
  return runTool("dependency-cruiser", parameters, {}, "depcruise");
}

function vitest(project: string, ...filters: string[]): Promise<boolean> {
  return runTool("vitest", ["run", "--project", project, ...filters]);
}

function runScript(script: string, parameters: string[]): Promise<boolean> {
  return finished(startNode({ script, parameters, typescript: true, environment: testEnvironment() }));
}

async function main(): Promise<void> {
  ensureDataFolder();
  await ensurePrismaClient(() => say("· Generating the database client …"));
  const failed: string[] = [];
  for (const check of CHECKS) {
    say(`\n· ${check.name}`);
    if (!(await check.run())) failed.push(check.name);
  }
  say(failed.length === 0 ? "\nEvery check passed." : `\nThese checks failed: ${failed.join(", ")}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await main();
