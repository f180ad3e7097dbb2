import type { BookingAtHand } from "@/components/bookings/booking-at-hand";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { toWallTime } from "@/lib/domain/schedule/wall-time";
import type { BookingPage } from "@/lib/schemas/booking-page";

/** What the browser needs of the booking to give it commands, with its times on the organization's clock. */
export function bookingAtHand({ booking, offering }: BookingPage, zone: string): BookingAtHand {
  return {
    id: booking.id,
    reference: booking.reference,
    lifecycle: booking.lifecycle,
    status: booking.status,
    version: booking.version,
    zone,
    startsAt: booking.startsAt,
    startsAtLocal: toWallTime(new Date(booking.startsAt), zone),
    endsAtLocal: toWallTime(new Date(booking.endsAt), zone),
    bookedBySlot: offering.bookedBySlot,
    statuses: Object.keys(lifecycleOf(booking.lifecycle).statuses).map((value) => ({
      value,
      label: statusPresentation(booking.lifecycle, value).label,
    })),
  };
}
