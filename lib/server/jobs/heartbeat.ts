import { pool } from "@/lib/server/db/pool";

export const HEARTBEAT_EVERY_MS = 10_000;
/** A worker that has not been seen for this long counts as gone. */
const HEARTBEAT_STALE_AFTER_SECONDS = 30;

export async function beat(workerId: string): Promise<void> {
  await pool().query(
    `INSERT INTO worker_heartbeat (id, seen_at) VALUES ($1, now())
     ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
    [workerId],
  );
}

/** An orderly stop is known at once; after a crash the row goes stale. */
export async function endHeartbeat(workerId: string): Promise<void> {
  await pool().query("DELETE FROM worker_heartbeat WHERE id = $1", [workerId]);
}

/** Whether any worker was seen lately. */
export async function workerIsAlive(): Promise<boolean> {
  const { rows } = await pool().query<{ alive: boolean }>(
    "SELECT EXISTS (SELECT FROM worker_heartbeat WHERE seen_at > now() - make_interval(secs => $1)) AS alive",
    [HEARTBEAT_STALE_AFTER_SECONDS],
  );
  return rows[0]?.alive ?? false;
}
