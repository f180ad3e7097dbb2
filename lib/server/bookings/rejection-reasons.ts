import { pool } from "@/lib/server/db/pool";

/** Why each of these bookings was rejected, by its id; for those of them that the person was shown. */
export async function rejectionReasons(
  organizationId: string,
  bookingIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (bookingIds.length === 0) return new Map();
  const { rows } = await pool().query<{ booking_id: string; reason: string }>({
    name: "rejection_reasons",
    text: `SELECT DISTINCT ON (e.booking_id) e.booking_id, e.reason FROM booking_event e
      WHERE e.organization_id = $1 AND e.booking_id = ANY ($2::uuid[]) AND e.command = 'reject' AND e.reason IS NOT NULL
      ORDER BY e.booking_id, e.sequence DESC`,
    values: [organizationId, bookingIds],
  });
  return new Map(rows.map(({ booking_id, reason }) => [booking_id, reason]));
}
