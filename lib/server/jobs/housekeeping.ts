import { pool } from "@/lib/server/db/pool";

/** What was relayed so long ago was made before that, and ids begin with the time they were made at (UUIDv7). */
const DELETE_RELAYED = `
DELETE FROM outbox WHERE relayed_at < now() - interval '30 days'
  AND id < rpad(lpad(to_hex((extract(epoch FROM now() - interval '30 days') * 1000)::bigint), 12, '0'), 32, '0')::uuid`;

/** What is of no more use: old keys, relayed rows, holds a day after they expired, heartbeats of workers long gone. */
export async function keepHouse(): Promise<void> {
  await pool().query("DELETE FROM idempotency_key WHERE created_at <= now() - interval '24 hours'");
  await pool().query(DELETE_RELAYED);
  await pool().query("DELETE FROM hold WHERE expires_at < now() - interval '1 day'");
  await pool().query("DELETE FROM worker_heartbeat WHERE seen_at < now() - interval '1 hour'");
}
