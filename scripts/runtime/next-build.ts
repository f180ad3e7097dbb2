import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "../operator-error";
import { PROJECT_FOLDER } from "./data-folder";
import { endOfLog, finished, startNode } from "./node-process";

const SOURCE_FOLDERS = ["app", "components", "emails", "lib", "public"];
const SOURCE_FILES = ["package-lock.json", "prisma/schema.prisma", "tsconfig.json"];
/** Configuration at the project's root that the build reads: Next's, PostCSS's, instrumentation and proxy. */
const ROOT_SOURCES = /^(next\.config|postcss\.config|instrumentation|instrumentation-client|proxy)\.[a-z]+$/;

/** The note of which sources were built; `next build` begins by deleting it with everything else. */
export const BUILD_STAMP = path.join(PROJECT_FOLDER, ".next", "holdfast-sources");

/** Whether the last build was made from the sources as they are. */
export function isBuildFresh(): boolean {
  const built = path.join(PROJECT_FOLDER, ".next", "BUILD_ID");
  return (
    existsSync(built) && existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, "utf8") === sourceFingerprint()
  );
}

/** Builds the web application. Throws with the end of the build's output when that fails. */
export async function buildNext(): Promise<void> {
  const fingerprint = sourceFingerprint();
  const build = startNode({
    script: "node_modules/next/dist/bin/next",
    parameters: ["build"],
    log: "build",
    environment: { ...buildEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (!(await finished(build))) {
    throw new OperatorError(`The application could not be built:\n${endOfLog("build", 40)}`);
  }
  writeFileSync(BUILD_STAMP, fingerprint);
}

/** A build reads no database and knows no secret, so that one build serves any installation. */
function buildEnvironment(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _owner,
    APP_DATABASE_URL: _application,
    HOLDFAST_SECRET: _secret,
    ...rest
  } = process.env;
  return rest;
}

function sourceFingerprint(): string {
  const hash = createHash("sha256");
  for (const file of sourceFiles()) {
    hash.update(`${file}\0`);
    hash.update(
      createHash("sha256")
        .update(readFileSync(path.join(PROJECT_FOLDER, file)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

function sourceFiles(): string[] {
  const atRoot = readdirSync(PROJECT_FOLDER).filter((name) => ROOT_SOURCES.test(name));
  const inFolders = SOURCE_FOLDERS.filter((folder) => existsSync(path.join(PROJECT_FOLDER, folder))).flatMap(
    (folder) =>
      readdirSync(path.join(PROJECT_FOLDER, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => path.relative(PROJECT_FOLDER, path.join(entry.parentPath, entry.name))),
  );
  const fixed = SOURCE_FILES.filter((file) => existsSync(path.join(PROJECT_FOLDER, file)));
  return [...fixed, ...atRoot, ...inFolders].sort();
}
