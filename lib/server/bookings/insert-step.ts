import type { Decision } from "@/lib/domain/lifecycle/decide";
import type { BookingState } from "@/lib/domain/lifecycle/types";
import {
  type ChangeStep,
  columnsOf,
  declare,
  type Origin,
  type OutboxRow,
  updateStep,
} from "@/lib/server/bookings/change";

interface NewBooking {
  readonly organizationId: string;
  readonly lifecycle: string;
  readonly offeringId: string;
  readonly resourceId: string | null;
  readonly predecessorId: string | null;
  readonly notes: string | null;
  readonly booking: BookingState;
  readonly decision: Decision;
  readonly origin: Origin;
  readonly now: Date;
  readonly outbox: readonly OutboxRow[];
}

/** The insert of a new booking and the steps that follow it at once; the mails go with the last. */
export function insertSteps(options: NewBooking): ChangeStep[] {
  const { organizationId, booking, decision, origin, now, outbox } = options;
  const [first, ...rest] = decision.steps;
  if (!first) throw new Error("A create was decided without a step");
  const last = decision.steps.length - 1;
  const metadata = options.predecessorId
    ? { ...first.metadata, predecessorId: options.predecessorId }
    : first.metadata;
  return [
    {
      insert: {
        id: booking.id,
        organization_id: organizationId,
        reference: booking.reference,
        lifecycle: options.lifecycle,
        offering_id: options.offeringId,
        resource_id: options.resourceId,
        supplier_id: booking.supplierId,
        customer_id: booking.customerId,
        author_id: booking.authorId,
        starts_at: booking.startsAt,
        ends_at: booking.endsAt,
        party_size: booking.partySize,
        notes: options.notes,
        policy: booking.policy,
        operation_open: false,
        predecessor_id: options.predecessorId,
        ...columnsOf(first),
      },
      event: declare(booking.id, 1, { ...first, metadata }, origin, now),
      outbox: last === 0 ? outbox : [],
    },
    ...rest.map((step, index) =>
      updateStep({
        organizationId,
        booking,
        offset: index + 1,
        step,
        origin,
        now,
        outbox: index + 1 === last ? outbox : [],
      }),
    ),
  ];
}
