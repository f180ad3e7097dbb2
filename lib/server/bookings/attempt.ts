import type { Actor } from "@/lib/domain/access/actor";
import { type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import { databaseFault, isTransient, refusalOfFault } from "@/lib/server/db/database-error";
import { pool } from "@/lib/server/db/pool";

const MOST_TRIES = 5;

/** Somebody was faster: with a version, an offering's limit, a time, or what grounds an asset. A fresh read names what is in the way. */
const LATE = ["HF001", "HF005", "HF007", "23P01"];

/**
 * Runs a read, decision and write, and once more where the database says that a fresh read can cure the fault.
 * `again` asks for another try; losing a race for the booking itself is `stale_version`, with what changed.
 */
export async function attempt<T>(
  organizationId: string,
  /** The booking that is raced for, and who wants to know what changed; null where there is none. */
  about: { readonly bookingId: string; readonly actor: Actor } | null,
  run: () => Promise<Result<T> | "again">,
): Promise<Result<T>> {
  for (let tries = 1; ; tries += 1) {
    try {
      const result = await run();
      if (result === "again" && tries < MOST_TRIES) continue;
      if (result === "again") throw new Error("The command found no moment to be written");
      if (!result.ok && result.error.code === "stale_version" && about)
        return {
          ok: false,
          error: await withChanges(result.error, organizationId, about.bookingId, about.actor),
        };
      return result;
    } catch (error) {
      const fault = databaseFault(error);
      if (!fault) throw error;
      if (fault.sqlState === "HF001" && about && fault.detail === about.bookingId)
        return {
          ok: false,
          error: await withChanges(refusal("stale_version"), organizationId, about.bookingId, about.actor),
        };
      const isLate = LATE.includes(fault.sqlState);
      if ((isLate || isTransient(fault)) && tries < MOST_TRIES) continue;
      const refused = refusalOfFault(fault);
      if (refused) return { ok: false, error: refused };
      throw error;
    }
  }
}

/** Who changed the booking since the version that was expected, newest first; shown to whoever came late. */
async function withChanges(
  stale: Refusal,
  organizationId: string,
  bookingId: string,
  actor: Actor,
): Promise<Refusal> {
  const since = typeof stale.details?.expectedVersion === "number" ? stale.details.expectedVersion : null;
  const { rows } = await pool().query(
    `SELECT e.sequence, e.command, e.from_status AS "from", e.to_status AS "to",
       coalesce(c.name, e.actor_name) AS actor, coalesce(e.actor_kind = $5 AND e.actor_id = $6, false) AS own, e.at
     FROM booking_event e
     LEFT JOIN customer c ON e.actor_kind = 'customer' AND c.organization_id = e.organization_id AND c.id = e.actor_id
     WHERE e.organization_id = $1 AND e.booking_id = $2 AND ($3::int IS NULL OR e.sequence > $3)
     ORDER BY e.sequence DESC LIMIT $4`,
    [organizationId, bookingId, since, since === null ? 1 : 20, actor.kind, actor.id],
  );
  return { ...stale, details: { ...stale.details, version: rows[0]?.sequence, changes: rows } };
}
