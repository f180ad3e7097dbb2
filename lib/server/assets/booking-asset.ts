import { currentUsage, decideUsage, type UsageEntry } from "@/lib/domain/assets/usage";
import type { BookingAsset, BookingUsage, SuspendedBy } from "@/lib/schemas/asset";
import type { BookingDto } from "@/lib/schemas/booking";
import { maintenanceCause, squawkCause } from "@/lib/server/assets/asset-sql";
import { causeDto } from "@/lib/server/assets/cause-dto";
import { type CauseRow, causeOf } from "@/lib/server/assets/cause-row";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { pool } from "@/lib/server/db/pool";

interface Row {
  readonly now: Date;
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly usage_unit: string | null;
  readonly causes: readonly (CauseRow & { readonly reason: string | null })[];
  readonly usage: readonly BookingUsage[];
}

const READ = `
SELECT now() AS now, r.id, r.name, r.time_zone, r.usage_unit,
  (SELECT coalesce(json_agg(CASE WHEN s.id IS NOT NULL THEN ${squawkCause("'reason', s.description")}
      ELSE ${maintenanceCause("'reason', m.reason")} END ORDER BY c.since, c.cause_id), '[]')
    FROM suspension_cause c LEFT JOIN squawk s ON s.id = c.squawk_id LEFT JOIN maintenance m ON m.id = c.maintenance_id
    WHERE c.booking_id = b.id) AS causes,
  (SELECT coalesce(json_agg(json_build_object('id', u.id, 'startReading', u.start_reading, 'endReading', u.end_reading,
      'note', u.note, 'offsetsId', u.offsets_id, 'authorName', u.author_name, 'at', u.at) ORDER BY u.sequence), '[]')
    FROM usage_entry u WHERE u.booking_id = b.id) AS usage
FROM booking b
JOIN resource r ON r.organization_id = b.organization_id AND r.id = b.resource_id AND r.kind = 'exclusive'
WHERE b.organization_id = $1 AND b.id = $2`;

/** Of a booking that this person sees: its asset, what suspends it, and its readings. */
export async function readBookingAsset(
  principal: Principal,
  booking: Pick<BookingDto, "id" | "status" | "startsAt" | "authorId">,
): Promise<BookingAsset | null> {
  const { rows } = await pool().query<Row>({
    name: "booking_asset",
    text: READ,
    values: [principal.organization.id, booking.id],
  });
  const row = rows[0];
  if (!row) return null;
  const entries = row.usage.map(toEntry);
  const current = currentUsage(entries);
  const decided = decideUsage({
    booking: { status: booking.status, startsAt: new Date(booking.startsAt), authorId: booking.authorId },
    usageUnit: row.usage_unit,
    entries,
    wanted: null,
    currentUsageId: current?.id ?? null,
    actor: actorOf(principal),
    now: row.now,
  });
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    usageUnit: row.usage_unit,
    suspendedBy: row.causes.map(
      ({ reason, ...cause }): SuspendedBy => ({ ...causeDto(causeOf(cause)), reason }),
    ),
    usage: row.usage.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    currentUsageId: current?.id ?? null,
    refusedToLog: decided.ok ? null : decided.error.message,
  };
}

function toEntry({ id, startReading, endReading, offsetsId }: BookingUsage): UsageEntry {
  return { id, startReading, endReading, offsetsId };
}
