import type { BookingAtHand } from "@/components/bookings/booking-at-hand";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { occurrenceOf, toWallTime } from "@/lib/domain/schedule/wall-time";
import type { BookingPage } from "@/lib/schemas/booking-page";

/** What the browser needs of the booking to give it commands, with its times on the organization's clock. */
export function bookingAtHand({ booking, offering }: BookingPage, zone: string): BookingAtHand {
  const [startsAt, endsAt] = [new Date(booking.startsAt), new Date(booking.endsAt)];
  return {
    id: booking.id,
    reference: booking.reference,
    lifecycle: booking.lifecycle,
    status: booking.status,
    version: booking.version,
    zone,
    startsAt: booking.startsAt,
    startsAtLocal: toWallTime(startsAt, zone),
    startsOccurrence: occurrenceOf(startsAt, zone) ?? undefined,
    endsAtLocal: toWallTime(endsAt, zone),
    endsOccurrence: occurrenceOf(endsAt, zone) ?? undefined,
    bookedBySlot: offering.bookedBySlot,
    statuses: Object.keys(lifecycleOf(booking.lifecycle).statuses).map((value) => ({
      value,
      label: statusPresentation(booking.lifecycle, value).label,
    })),
  };
}
