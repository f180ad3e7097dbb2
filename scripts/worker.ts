import { runWorker } from "@/lib/server/jobs/worker";

const STOP_PATIENCE_MS = 7_000;

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
