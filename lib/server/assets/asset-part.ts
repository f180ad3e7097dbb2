import type { Decision } from "@/lib/domain/lifecycle/decide";
import type { BookingMail } from "@/lib/domain/notifications/booking-mail";
import type { Change } from "@/lib/server/bookings/change";
import type { OverlappingRow, ReadRow } from "@/lib/server/bookings/read-facts";
import { newId } from "@/lib/server/db/new-id";

/** What a decision about an asset's booking adds to its change: the asset's lock, the readings that it saw, and whoever loses the time. */
export function assetPart(row: ReadRow, decision: Decision): Pick<Change, "uses" | "readings" | "told"> {
  if (!row.asset || !row.resource) return {};
  const lost = new Set(
    decision.effects.flatMap((effect) => (effect.kind === "overlaps" ? effect.bookingIds : [])),
  );
  const told = row.asset.overlapping.filter(({ id }) => lost.has(id)).map((one) => overlapMail(row, one));
  return {
    uses: row.resource.id,
    ...(row.booking ? { readings: { booking_id: row.booking.id, entries: row.asset.usage_entries } } : {}),
    ...(told.length > 0 ? { told } : {}),
  };
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
