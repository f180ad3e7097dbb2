import { pool } from "@/lib/server/db/pool";
import { lockOf } from "@/lib/server/jobs/presence";

/** A worker that has just started may hold a job before it holds its lock. */
const GRACE_SECONDS = 5;

/**
 * Gives back the jobs of workers that are gone, and says how many workers these were. Left alone, the queue
 * would wait four hours for them. A worker is gone when nobody holds its lock.
 */
export async function releaseAbandonedJobs(ownJobOwner: string | null): Promise<number> {
  const { rows } = await pool().query<{ owner: string }>(
    `WITH holders AS (
       SELECT DISTINCT locked_by AS owner FROM graphile_worker._private_jobs
       WHERE locked_by IS NOT NULL AND locked_by IS DISTINCT FROM $1
         AND locked_at < now() - make_interval(secs => $2))
     SELECT owner FROM holders WHERE pg_try_advisory_xact_lock(${lockOf("owner")})`,
    [ownJobOwner, GRACE_SECONDS],
  );
  if (rows.length > 0) {
    await pool().query("SELECT graphile_worker.force_unlock_workers($1::text[])", [
      rows.map(({ owner }) => owner),
    ]);
  }
  return rows.length;
}
