import { loadEnvironmentFile } from "./environment-file";
import { OperatorError } from "./operator-error";
import { completeWorkerEnvironment } from "./runtime/worker-alone";

const STOP_PATIENCE_MS = 7_000;

async function main(): Promise<void> {
  loadEnvironmentFile();
  completeWorkerEnvironment(process.env);
  // Its modules read the environment when they are loaded, so that they come after it is complete.
  const { runWorker } = await import("@/lib/server/jobs/worker");
  const worker = await runWorker();
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
      await worker.stop();
      process.exit(0);
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
});
