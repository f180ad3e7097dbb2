import type { Actor } from "@/lib/domain/access/actor";
import { decideUsage, type UsageEntry, type UsageReadings } from "@/lib/domain/assets/usage";
import { type Result, refusal } from "@/lib/domain/refusal";
import { usageRows } from "@/lib/server/assets/usage-rows";
import { maySee } from "@/lib/server/bookings/act";
import { attempt } from "@/lib/server/bookings/attempt";
import type { BookingRow } from "@/lib/server/bookings/booking-row";
import { applyChange, type Origin } from "@/lib/server/bookings/change";
import { pool } from "@/lib/server/db/pool";

export interface UsageRequest {
  readonly organizationId: string;
  readonly bookingId: string;
  /** What shall count; null takes the present readings back. */
  readonly readings: UsageReadings | null;
  /** The entry that is corrected: the one that counted when it was looked at. */
  readonly currentUsageId: string | null;
  readonly actor: Actor;
  readonly origin: Origin;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
}

interface Row {
  readonly now: Date;
  readonly booking: BookingRow;
  readonly unit: string | null;
  readonly entries: readonly UsageEntry[];
}

const READ = `
SELECT clock.now, to_json(b) AS booking, r.usage_unit AS unit,
  (SELECT coalesce(json_agg(json_build_object('id', u.id, 'startReading', u.start_reading, 'endReading', u.end_reading,
      'note', u.note, 'offsetsId', u.offsets_id, 'authorName', u.author_name) ORDER BY u.sequence), '[]')
    FROM usage_entry u WHERE u.booking_id = b.id) AS entries
FROM (SELECT coalesce($3::timestamptz, date_trunc('milliseconds', now())) AS now) clock
JOIN booking b ON b.organization_id = $1 AND b.id = $2 AND b.lifecycle = 'asset'
JOIN resource r ON r.organization_id = b.organization_id AND r.id = b.resource_id`;

/** Logs a booking's readings, or corrects them: what was logged stays, and an entry takes it back. */
export async function logUsage(request: UsageRequest): Promise<Result<readonly UsageEntry[]>> {
  const { organizationId, bookingId, actor, origin } = request;
  return attempt(organizationId, null, async () => {
    const { rows } = await pool().query<Row>(READ, [organizationId, bookingId, request.now ?? null]);
    const row = rows[0];
    if (!row || !maySee(actor, row.booking)) return { ok: false, error: refusal("not_found") };
    const decided = decideUsage({
      booking: {
        status: row.booking.status,
        startsAt: new Date(row.booking.starts_at),
        authorId: row.booking.author_id,
      },
      usageUnit: row.unit,
      entries: row.entries,
      wanted: request.readings,
      currentUsageId: request.currentUsageId,
      actor,
      now: row.now,
    });
    if (!decided.ok) return decided;
    const resourceId = row.booking.resource_id;
    if (actor.kind !== "person" || resourceId === null)
      throw new Error(`Usage of booking ${bookingId} was decided for nobody, or for no asset`);
    const added = usageRows(
      { organizationId, resourceId, bookingId, actor, origin, now: row.now },
      row.entries.length,
      decided.data,
    );
    const { version } = row.booking;
    const readings = { booking_id: bookingId, entries: row.entries.length, version };
    const written = await applyChange({ uses: resourceId, readings, steps: [], ...added });
    if (!written) return "again";
    const entries = decided.data.map((entry, index) => ({ ...entry, id: String(added.usage[index]?.id) }));
    return { ok: true, data: [...row.entries, ...entries] };
  });
}
