import { SYSTEM } from "@/lib/domain/access/actor";
import { decide } from "@/lib/domain/lifecycle/decide";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { bookingState } from "@/lib/server/bookings/booking-row";
import { type ChangeStep, updateStep } from "@/lib/server/bookings/change";
import { factsOf, type Occupant, overdueIn, type ReadRow } from "@/lib/server/bookings/read-facts";
import { bookingMails } from "@/lib/server/notifications/booking-mails";

/**
 * Overdue bookings hold time or places that they have lost already. Whoever needs these runs their deadline
 * commands first, in the same write, because a constraint cannot see the clock.
 */
export function displacements(row: ReadRow): ChangeStep[] {
  return overdueIn(row).flatMap((occupant) => deadlineSteps(row, occupant));
}

/** The deadline command of one overdue booking, with its mails. */
export function deadlineSteps(
  row: Pick<ReadRow, "now" | "organization" | "resource">,
  occupant: Omit<Occupant, "overdue">,
): ChangeStep[] {
  const own: ReadRow = {
    ...row,
    ...occupant,
    asset: null,
    departure: null,
    wanted: null,
    occupants: null,
    starts: null,
    idempotency: null,
  };
  const booking = bookingState(occupant.booking);
  const outcome = decide(lifecycleOf(occupant.booking.lifecycle), {
    booking,
    command: occupant.booking.deadline_command ?? "",
    actor: SYSTEM,
    facts: factsOf(own, booking, null),
    input: {},
  });
  if (!outcome.ok)
    throw new Error(`Overdue booking ${booking.id} refused its deadline: ${outcome.refusals[0].code}`);
  if (!occupant.customer) throw new Error(`Booking ${booking.id} was read without its customer`);
  const { decision } = outcome;
  const outbox = bookingMails(decision, {
    row: own,
    customer: occupant.customer,
    booking,
    notes: occupant.booking.notes,
  });
  return decision.steps.map((step, index) =>
    updateStep({
      organizationId: occupant.booking.organization_id,
      lifecycle: occupant.booking.lifecycle,
      booking,
      offset: index,
      step,
      origin: "worker",
      now: row.now,
      outbox: index === decision.steps.length - 1 ? outbox : [],
    }),
  );
}
