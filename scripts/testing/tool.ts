import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_FOLDER } from "../runtime/data-folder";
import { finished, startNode } from "../runtime/node-process";

/**
 * Runs a program of an installed package on the pinned Node with its output on our terminal; says whether it
 * succeeded. Packages that hold several programs need its name.
 */
export function runTool(
  packageName: string,
  parameters: string[],
  environment: Record<string, string> = {},
  program = path.basename(packageName),
): Promise<boolean> {
  return finished(
    startNode({
      script: programOf(packageName, program),
      parameters,
      environment: { ...testEnvironment(), ...environment },
    }),
  );
}

/** Tests have databases, secrets and mail of their own, whatever this shell is set up for. */
export function testEnvironment(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _owner,
    APP_DATABASE_URL: _application,
    HOLDFAST_SECRET: _secret,
    RESEND_API_KEY: _mail,
    RESEND_BASE_URL: _mailServer,
    APP_URL: _address,
    PORT: _port,
    HOLDFAST_LAUNCHER: _launcher,
    ...rest
  } = process.env;
  return rest;
}

function programOf(packageName: string, program: string): string {
  const folder = path.join("node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(path.join(PROJECT_FOLDER, folder, "package.json"), "utf8")) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === "string" ? bin : bin[program];
  if (!file) throw new Error(`The package ${packageName} has no program ${program}.`);
  return path.join(folder, file);
}
