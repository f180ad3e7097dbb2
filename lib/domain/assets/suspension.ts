import { type Cause, forbids, type Period } from "@/lib/domain/assets/airworthiness";

/** A confirmed or suspended booking of the asset, with the causes that suspend it now. */
export interface Suspendable extends Period {
  readonly id: string;
  readonly status: "confirmed" | "suspended";
  readonly causeIds: readonly string[];
}

export interface CauseOfBooking {
  readonly bookingId: string;
  readonly causeId: string;
}

/** What brings an asset's bookings in line with its causes. */
export interface SuspensionPlan {
  readonly suspend: readonly string[];
  readonly restore: readonly string[];
  readonly add: readonly CauseOfBooking[];
  readonly remove: readonly CauseOfBooking[];
}

/**
 * A booking is suspended exactly while a cause forbids its use. A cause that begins leaves bookings that have ended
 * as they are; one that has suspended a booking holds it until the cause itself ends, also after the booking's end.
 */
export function suspensionPlan(
  bookings: readonly Suspendable[],
  causes: readonly Cause[],
  now: Date,
): SuspensionPlan {
  const plan = {
    suspend: [] as string[],
    restore: [] as string[],
    add: [] as CauseOfBooking[],
    remove: [] as CauseOfBooking[],
  };
  for (const booking of bookings) {
    const wanted = causes
      .filter((cause) => forbids(cause, booking, now))
      .filter(({ id }) => booking.endsAt > now || booking.causeIds.includes(id))
      .map(({ id }) => id);
    const bookingId = booking.id;
    for (const causeId of wanted)
      if (!booking.causeIds.includes(causeId)) plan.add.push({ bookingId, causeId });
    for (const causeId of booking.causeIds)
      if (!wanted.includes(causeId)) plan.remove.push({ bookingId, causeId });
    if (booking.status === "confirmed" && wanted.length > 0) plan.suspend.push(bookingId);
    if (booking.status === "suspended" && wanted.length === 0) plan.restore.push(bookingId);
  }
  return plan;
}
