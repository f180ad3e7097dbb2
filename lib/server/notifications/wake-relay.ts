import { pool } from "@/lib/server/db/pool";

export const RELAY_CHANNEL = "holdfast_outbox";

const GATHER_MS = 50;
let waking = false;

/**
 * Tells the worker that the outbox has rows, after the commit and at most once in 50 ms, so that no command
 * waits for another's notification. When it fails, the worker's own timer finds the rows within a second.
 */
export function wakeRelay(): void {
  if (waking) return;
  waking = true;
  setTimeout(() => {
    waking = false;
    pool()
      .query("SELECT pg_notify($1, '')", [RELAY_CHANNEL])
      .catch(() => {});
  }, GATHER_MS).unref();
}
