import type { Client } from "pg";
import { sweepDeadlines } from "@/lib/server/bookings/sweep-deadlines";
import { timed } from "./measure";

/** Lets the deadlines of these bookings pass, and runs them all; gives deadlines a second. */
export async function measureSweep(superuser: Client, ids: readonly string[]): Promise<number> {
  await superuser.query("SET session_replication_role = replica");
  await superuser.query(
    `UPDATE booking SET deadline_at = now() - interval '1 minute', deadline_command = 'time_out'
     WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  await superuser.query("SET session_replication_role = origin");
  let swept = 0;
  const milliseconds = await timed(async () => {
    swept = await sweepDeadlines();
  });
  if (swept < ids.length) throw new Error(`The sweep ran ${swept} of ${ids.length} deadlines`);
  return swept / (milliseconds / 1000);
}
