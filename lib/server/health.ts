import { workerIsAlive } from "@/lib/server/jobs/heartbeat";
import { log } from "@/lib/server/log";

const PATIENCE_MS = 3_000;

export interface Health {
  readonly status: "ok" | "unavailable";
  readonly database: "ok" | "unreachable";
  readonly worker: "ok" | "stale";
}

/** One small read tells of the database and, by its heartbeat, of the worker. */
export async function readHealth(): Promise<Health> {
  try {
    const alive = await within(PATIENCE_MS, workerIsAlive());
    return { status: "ok", database: "ok", worker: alive ? "ok" : "stale" };
  } catch (error) {
    log().warn({ err: error }, "the database did not answer the health check");
    return { status: "unavailable", database: "unreachable", worker: "stale" };
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
