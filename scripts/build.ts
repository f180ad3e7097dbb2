import { OperatorError } from "./operator-error";
import { ensureDataFolder } from "./runtime/data-folder";
import { buildNext } from "./runtime/next-build";
import { ensurePrismaClient } from "./runtime/prisma-client";
import { say, step } from "./runtime/say";

async function main(): Promise<void> {
  ensureDataFolder();
  await ensurePrismaClient(() => say("· Generating the database client …"));
  await step("Building the application", buildNext);
}

main().catch((error: unknown) => {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
});
