import { pool } from "@/lib/server/db/pool";

/** A time that is or was held, and the booking that it became. */
export interface FoundHold {
  readonly id: string;
  readonly offeringId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly expired: boolean;
  readonly sessionHash: string | null;
  readonly booking: { readonly id: string; readonly reference: string } | null;
}

/** Kept for a day after it expired, so that whoever comes late learns what became of the time. */
export async function findHold(
  organizationId: string,
  holdId: string,
  now?: Date,
): Promise<FoundHold | null> {
  const { rows } = await pool().query<FoundHold>({
    name: "find_hold",
    text: `SELECT h.id, h.offering_id AS "offeringId", h.starts_at AS "startsAt", h.ends_at AS "endsAt",
        h.created_at AS "createdAt", h.expires_at AS "expiresAt",
        h.expires_at <= coalesce($3::timestamptz, now()) AS expired, h.session_hash AS "sessionHash",
        CASE WHEN b.id IS NOT NULL THEN json_build_object('id', b.id, 'reference', b.reference) END AS booking
      FROM hold h LEFT JOIN booking b ON b.organization_id = h.organization_id AND b.hold_id = h.id
      WHERE h.organization_id = $1 AND h.id = $2`,
    values: [organizationId, holdId, now ?? null],
  });
  return rows[0] ?? null;
}
