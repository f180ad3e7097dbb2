import { SYSTEM } from "@/lib/domain/access/actor";
import { commandSquawk } from "@/lib/server/assets/squawks";
import { pool } from "@/lib/server/db/pool";
import { log } from "@/lib/server/log";

/**
 * Opens every squawk again whose deferral has ended, and says how many there were. Several workers may do so at once:
 * whoever comes second finds it open. One that cannot be opened keeps none of the others deferred. `now` replaces the database's clock, for tests of time.
 */
export async function endDeferrals(now?: Date): Promise<number> {
  const { rows } = await pool().query<{ id: string; organization_id: string }>(
    `SELECT id, organization_id FROM squawk
     WHERE status = 'deferred' AND deferred_until <= coalesce($1::timestamptz, now())
     ORDER BY deferred_until, id`,
    [now ?? null],
  );
  let ended = 0;
  for (const { id, organization_id: organizationId } of rows) {
    try {
      const done = await commandSquawk({
        organizationId,
        squawkId: id,
        command: "end_deferral",
        actor: SYSTEM,
        origin: "worker",
        now,
      });
      if (done.ok) ended += 1;
      else
        log().info(
          { squawk: id, code: done.error.code },
          "A deferral was not ended: it was changed meanwhile",
        );
    } catch (error) {
      log().error({ squawk: id, err: error }, "A deferral could not be ended, and is tried again");
    }
  }
  return ended;
}
