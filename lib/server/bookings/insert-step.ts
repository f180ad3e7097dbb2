import type { Decision } from "@/lib/domain/lifecycle/decide";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { BookingState } from "@/lib/domain/lifecycle/types";
import type { BookingRow } from "@/lib/server/bookings/booking-row";
import {
  type ChangeStep,
  columnsOf,
  declare,
  type Origin,
  type OutboxRow,
  scheduledBy,
  updateStep,
} from "@/lib/server/bookings/change";

interface NewBooking {
  readonly organizationId: string;
  readonly lifecycle: LifecycleKey;
  readonly offeringId: string;
  readonly resourceId: string | null;
  /** The booking that this one replaces; its place in the calendar is taken over. */
  readonly predecessor: BookingRow | null;
  /** The hold that it is booked with. */
  readonly holdId: string | null;
  readonly customerTimeZone: string | null;
  readonly notes: string | null;
  readonly booking: BookingState;
  readonly decision: Decision;
  readonly origin: Origin;
  readonly now: Date;
  readonly outbox: readonly OutboxRow[];
}

/** The insert of a new booking and the steps that follow it at once; the mails go with the last. */
export function insertSteps(options: NewBooking): ChangeStep[] {
  const { organizationId, lifecycle, booking, predecessor, decision, origin, now, outbox } = options;
  const [first, ...rest] = decision.steps;
  if (!first) throw new Error("A create was decided without a step");
  const last = decision.steps.length - 1;
  const metadata = predecessor ? { ...first.metadata, predecessorId: predecessor.id } : first.metadata;
  return [
    {
      insert: {
        id: booking.id,
        organization_id: organizationId,
        reference: booking.reference,
        lifecycle,
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
        predecessor_id: predecessor?.id ?? null,
        hold_id: options.holdId,
        customer_time_zone: options.customerTimeZone,
        ...placeInCalendar(booking, predecessor),
        ...columnsOf(first),
      },
      event: declare(booking.id, 1, { ...first, metadata }, origin, now),
      outbox: last === 0 ? outbox : [],
      ...scheduledBy(lifecycle, first, booking, now),
    },
    ...rest.map((step, index) =>
      updateStep({
        organizationId,
        lifecycle,
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

/** A chain of reschedules is one entry in a calendar, whose revisions go on from one booking to the next. */
export function placeInCalendar(
  booking: Pick<BookingState, "id">,
  predecessor: Pick<BookingRow, "calendar_uid" | "calendar_base" | "version"> | null,
): Pick<BookingRow, "calendar_uid" | "calendar_base"> {
  return predecessor
    ? {
        calendar_uid: predecessor.calendar_uid,
        calendar_base: predecessor.calendar_base + predecessor.version + 1,
      }
    : { calendar_uid: booking.id, calendar_base: 0 };
}
