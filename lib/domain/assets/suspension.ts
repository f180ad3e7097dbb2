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

export type Outcome = "suspended" | "held" | "restored";

/** What a plan does to one booking, and the cause that does it. */
export interface Reached extends CauseOfBooking {
  readonly outcome: Outcome;
}

/**
 * Every booking that a plan reaches, each once. One that is suspended already and gains a cause is held. Where several
 * causes reach it at once, it is the one that was `changed`: whoever changed it answers for it. What ended or began by
 * the clock is named where it alone did it.
 */
export function reachedBy(plan: SuspensionPlan, changed: string): Reached[] {
  const [begun, ended] = [causesByBooking(plan.add), causesByBooking(plan.remove)];
  const nameOf = (causeIds: readonly string[] = []) =>
    causeIds.includes(changed) ? changed : (causeIds[0] ?? changed);
  const suspended = new Set(plan.suspend);
  return [
    ...plan.suspend.map(
      (bookingId): Reached => ({ bookingId, causeId: nameOf(begun.get(bookingId)), outcome: "suspended" }),
    ),
    ...[...begun].flatMap(([bookingId, causeIds]): Reached[] =>
      suspended.has(bookingId) ? [] : [{ bookingId, causeId: nameOf(causeIds), outcome: "held" }],
    ),
    ...plan.restore.map(
      (bookingId): Reached => ({ bookingId, causeId: nameOf(ended.get(bookingId)), outcome: "restored" }),
    ),
  ];
}

/** How many bookings have the cause once the plan is done, whether or not it is what suspended them. */
export function countHeld(bookings: readonly Suspendable[], plan: SuspensionPlan, causeId: string): number {
  const of = (list: readonly CauseOfBooking[]) => list.filter((one) => one.causeId === causeId).length;
  return (
    bookings.filter(({ causeIds }) => causeIds.includes(causeId)).length + of(plan.add) - of(plan.remove)
  );
}

function causesByBooking(list: readonly CauseOfBooking[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { bookingId, causeId } of list) found.set(bookingId, [...(found.get(bookingId) ?? []), causeId]);
  return found;
}
