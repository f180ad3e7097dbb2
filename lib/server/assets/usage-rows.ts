import type { Actor } from "@/lib/domain/access/actor";
import type { NewUsageEntry } from "@/lib/domain/assets/usage";
import type { Change, Origin } from "@/lib/server/bookings/change";
import { newId } from "@/lib/server/db/new-id";

interface Logged {
  readonly organizationId: string;
  readonly resourceId: string;
  readonly bookingId: string;
  readonly actor: Extract<Actor, { kind: "person" }>;
  readonly origin: Origin;
  readonly now: Date;
}

/** Entries that a person adds to a booking's log, which has so many already, and the asset's events that tell of them. */
export function usageRows(
  logged: Logged,
  alreadyThere: number,
  entries: readonly NewUsageEntry[],
): Required<Pick<Change, "usage" | "events">> {
  const { organizationId, resourceId, bookingId, actor, origin, now } = logged;
  const rows = entries.map((entry, index) => ({
    id: newId(),
    organization_id: organizationId,
    resource_id: resourceId,
    booking_id: bookingId,
    sequence: alreadyThere + index + 1,
    start_reading: entry.startReading,
    end_reading: entry.endReading,
    note: entry.note ?? null,
    offsets_id: entry.offsetsId,
    author_id: actor.id,
    author_name: actor.name,
    at: now,
  }));
  const events = rows.map((row) => ({
    id: newId(),
    organization_id: organizationId,
    resource_id: resourceId,
    subject: "usage",
    subject_id: row.id,
    action: row.offsets_id === null ? "log" : "take_back",
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    origin,
    reason: row.note,
    metadata: { bookingId, startReading: row.start_reading, endReading: row.end_reading },
    at: now,
  }));
  return { usage: rows, events };
}
