import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "../operator-error";
import { PROJECT_FOLDER } from "./data-folder";
import { endOfLog, finished, startNode } from "./node-process";

const CLIENT_FOLDER = path.join(PROJECT_FOLDER, "generated", "prisma");
const STAMP = path.join(CLIENT_FOLDER, ".schema");

/** Generates the Prisma client when the schema or Prisma's version has changed since the last time. */
export async function ensurePrismaClient(onGenerate: () => void): Promise<void> {
  const wanted = schemaFingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  onGenerate();
  const generate = startNode({
    script: "node_modules/prisma/build/index.js",
    parameters: ["generate"],
    log: "prisma",
    environment: {
      ...process.env,
      // Generating needs no engine, and the CLI downloads one unless some program stands in its place.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (!(await finished(generate))) {
    throw new OperatorError(`The database client could not be generated:\n${endOfLog("prisma", 20)}`);
  }
  writeFileSync(STAMP, wanted);
}

function schemaFingerprint(): string {
  const hash = createHash("sha256");
  for (const file of ["prisma/schema.prisma", "node_modules/prisma/package.json"]) {
    hash.update(readFileSync(path.join(PROJECT_FOLDER, file)));
  }
  return hash.digest("hex");
}
