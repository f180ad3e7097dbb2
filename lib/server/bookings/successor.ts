import type { Decision } from "@/lib/domain/lifecycle/decide";
import type { BookingState } from "@/lib/domain/lifecycle/types";
import type { BookingRow } from "@/lib/server/bookings/booking-row";
import type { ChangeStep, Origin } from "@/lib/server/bookings/change";
import { insertSteps } from "@/lib/server/bookings/insert-step";
import type { ReadRow } from "@/lib/server/bookings/read-facts";
import { newReference } from "@/lib/server/bookings/reference";
import { newId } from "@/lib/server/db/new-id";
import { bookingMails } from "@/lib/server/notifications/booking-mails";

interface Succession {
  readonly row: ReadRow;
  readonly predecessor: BookingRow;
  readonly successor: { readonly booking: BookingState; readonly decision: Decision };
  readonly origin: Origin;
}

/** The one booking that replaces another, with its own reference, linked both ways. */
export function successorSteps({ row, predecessor, successor, origin }: Succession): {
  id: string;
  steps: ChangeStep[];
} {
  const booking: BookingState = { ...successor.booking, id: newId(), reference: newReference() };
  if (!row.customer) throw new Error(`Booking ${predecessor.id} was read without its customer`);
  const steps = insertSteps({
    organizationId: predecessor.organization_id,
    lifecycle: predecessor.lifecycle,
    offeringId: predecessor.offering_id,
    resourceId: predecessor.resource_id,
    predecessor,
    holdId: null,
    customerTimeZone: predecessor.customer_time_zone,
    notes: predecessor.notes,
    booking,
    decision: successor.decision,
    origin,
    now: row.now,
    outbox: bookingMails(successor.decision, {
      row,
      customer: row.customer,
      booking,
      notes: predecessor.notes,
    }),
  });
  return { id: booking.id, steps };
}
