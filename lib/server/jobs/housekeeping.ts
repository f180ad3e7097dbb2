import { pool } from "@/lib/server/db/pool";

/** What is of no more use: old idempotency keys, relayed outbox rows, and heartbeats of workers long gone. */
export async function keepHouse(): Promise<void> {
  await pool().query("DELETE FROM idempotency_key WHERE created_at <= now() - interval '24 hours'");
  await pool().query("DELETE FROM outbox WHERE relayed_at < now() - interval '30 days'");
  await pool().query("DELETE FROM worker_heartbeat WHERE seen_at < now() - interval '1 hour'");
}
