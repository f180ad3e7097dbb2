import type { Actor } from "@/lib/domain/access/actor";
import type { Decision } from "@/lib/domain/lifecycle/decide";
import type { BookingMail } from "@/lib/domain/notifications/booking-mail";
import type { Change } from "@/lib/server/bookings/change";
import type { OverlappingRow, ReadRow } from "@/lib/server/bookings/read-facts";
import { newId } from "@/lib/server/db/new-id";

/** What a decision about an asset's booking adds to its change: the asset's lock, and whoever loses the time. */
export function useOfAsset(row: ReadRow, decision: Decision): Pick<Change, "uses" | "told"> {
  if (!row.asset || !row.resource) return {};
  const told = decision.effects.flatMap((effect) => {
    const lost =
      effect.kind === "overlaps" && row.asset?.overlapping.find(({ id }) => id === effect.bookingId);
    return lost ? [overlapMail(row, lost)] : [];
  });
  return { uses: row.resource.id, ...(told.length > 0 ? { told } : {}) };
}

function overlapMail(row: ReadRow, lost: OverlappingRow): NonNullable<Change["told"]>[number] {
  const { organization, resource } = row;
  const payload: BookingMail = {
    kind: "booking",
    topic: "tentative_overlap",
    audience: "seller",
    to: { name: lost.author.name, address: lost.author.email },
    organization: { name: organization.name, slug: organization.slug, timeZone: organization.time_zone },
    timeZone: resource?.time_zone ?? organization.time_zone,
    providerTimeZone: resource?.time_zone ?? organization.time_zone,
    booking: {
      id: lost.id,
      reference: lost.reference,
      lifecycle: "asset",
      status: lost.status,
      startsAt: new Date(lost.starts_at).toISOString(),
      endsAt: new Date(lost.ends_at).toISOString(),
      partySize: lost.party_size,
      deadlineAt: null,
      notes: null,
    },
    offering: lost.offering,
    supplier: null,
    customer: { name: lost.author.name },
    reason: null,
    location: null,
    previous: null,
    calendar: null,
    link: null,
  };
  return {
    id: newId(),
    channel: "mail",
    topic: payload.topic,
    payload,
    organization_id: organization.id,
    booking_id: lost.id,
  };
}

export interface UsageReadings {
  readonly startReading: number;
  readonly endReading: number;
  readonly note?: string;
}

/** Rows of readings that a person logs for a booking, and the asset's event that tells of them. */
export function usageRows(given: {
  readonly organizationId: string;
  readonly resourceId: string;
  readonly bookingId: string;
  readonly readings: UsageReadings;
  /** The entry that these take back. */
  readonly offsetsId?: string;
  readonly actor: Extract<Actor, { kind: "person" }>;
  readonly origin: string;
  readonly now: Date;
}): Required<Pick<Change, "usage" | "events">> {
  const { organizationId, resourceId, bookingId, readings, actor, origin, now } = given;
  const id = newId();
  return {
    usage: [
      {
        id,
        organization_id: organizationId,
        resource_id: resourceId,
        booking_id: bookingId,
        start_reading: readings.startReading,
        end_reading: readings.endReading,
        note: readings.note ?? null,
        offsets_id: given.offsetsId ?? null,
        author_id: actor.id,
        author_name: actor.name,
        at: now,
      },
    ],
    events: [
      {
        id: newId(),
        organization_id: organizationId,
        resource_id: resourceId,
        subject: "usage",
        subject_id: id,
        action: given.offsetsId ? "offset" : "log",
        actor_kind: "person",
        actor_id: actor.id,
        actor_name: actor.name,
        origin,
        reason: null,
        metadata: { bookingId, ...readings },
        at: now,
      },
    ],
  };
}
