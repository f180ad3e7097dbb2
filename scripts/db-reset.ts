import { rmSync } from "node:fs";
import { loadEnvironmentFile } from "./environment-file";
import { OperatorError } from "./operator-error";
import { stopStrayPostmaster } from "./postgres/postmaster-file";
import { DEMO_FILE, ensureDataFolder } from "./runtime/data-folder";
import { embeddedFolder } from "./runtime/embedded-database";
import { RunLock } from "./runtime/run-lock";

async function main(): Promise<void> {
  loadEnvironmentFile();
  if (process.env.DATABASE_URL && !process.argv.includes("--yes")) {
    throw new OperatorError(
      "DATABASE_URL is set, and this deletes the embedded database only; the server's stays as it is. Run npm run db:reset -- --yes if that is meant.",
    );
  }
  ensureDataFolder();
  const lock = await RunLock.take();
  try {
    const folder = embeddedFolder();
    await stopStrayPostmaster(folder);
    rmSync(folder, { recursive: true, force: true });
    rmSync(DEMO_FILE, { force: true });
  } finally {
    lock.release();
  }
  console.log("The embedded database is deleted; npm run up makes a new one.");
}

main().catch((error: unknown) => {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
});
