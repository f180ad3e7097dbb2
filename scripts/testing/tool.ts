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

/**
 * Tests have databases, secrets and mail of their own, whatever this shell or .env is set up for. Empty and not
 * absent: what is absent would be taken from .env.
 */
export function testEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: "",
    APP_DATABASE_URL: "",
    HOLDFAST_SECRET: "",
    HOLDFAST_LAUNCHER: "",
    RESEND_API_KEY: "",
    RESEND_BASE_URL: "",
    RESEND_WEBHOOK_SECRET: "",
    TRUSTED_PROXIES: "",
    APP_URL: "",
    PORT: "",
  };
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
