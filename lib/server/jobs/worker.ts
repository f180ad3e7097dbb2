import { v7 as uuidv7 } from "uuid";
import { closeDatabase } from "@/lib/server/db/pool";
import { beat, endHeartbeat, HEARTBEAT_EVERY_MS } from "@/lib/server/jobs/heartbeat";
import { startLoop } from "@/lib/server/jobs/loop";
import { log } from "@/lib/server/log";

export interface RunningWorker {
  stop(): Promise<void>;
}

/** Starts everything that happens without a caller. Several workers may run at once. */
export async function runWorker(): Promise<RunningWorker> {
  const id = uuidv7();
  await beat(id);
  const loops = [startLoop({ name: "heartbeat", everyMs: HEARTBEAT_EVERY_MS, run: () => beat(id) })];
  log().info({ worker: id }, "The worker runs");
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await endHeartbeat(id).catch((error: unknown) =>
        log().warn({ err: error }, "The heartbeat could not be ended"),
      );
      await closeDatabase();
      log().info({ worker: id }, "The worker has stopped");
    },
  };
}
