import { type Result, refusal } from "@/lib/domain/refusal";
import { pool } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";

/** Gives a held time back before it expires. One that became a booking, or is gone, is not found. */
export async function releaseHold(organizationId: string, holdId: string): Promise<Result<{ id: string }>> {
  const released = isUuid(holdId)
    ? await pool().query(
        `DELETE FROM hold h WHERE h.organization_id = $1 AND h.id = $2
           AND NOT EXISTS (SELECT FROM booking b WHERE b.organization_id = $1 AND b.hold_id = h.id)`,
        [organizationId, holdId],
      )
    : { rowCount: 0 };
  return released.rowCount === 1
    ? { ok: true, data: { id: holdId } }
    : { ok: false, error: refusal("hold_not_found", "There is no such hold.") };
}
