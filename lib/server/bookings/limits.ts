import { availabilityOf } from "@/lib/domain/schedule/availability";
import { limitBounds } from "@/lib/domain/schedule/slots";
import type { Change } from "@/lib/server/bookings/change";
import { providerZone, type ReadRow } from "@/lib/server/bookings/read-facts";

/** The offering's limits for a booking with this start, to be counted once more when it is written. */
export function limitsOf(row: ReadRow, startsAt: Date): Pick<Change, "limits"> {
  const { offering } = row;
  if (offering.lifecycle !== "appointment") return {};
  const bounds = limitBounds(availabilityOf(offering.policy, providerZone(row)), startsAt);
  if (bounds.length === 0) return {};
  return {
    limits: {
      offering_id: offering.id,
      at: row.now,
      bounds: bounds.map(({ from, before, most }) => ({ starts_from: from, starts_before: before, most })),
    },
  };
}
