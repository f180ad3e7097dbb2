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
  /** Suspended still, and by none of the causes that they had. */
  readonly retain: readonly string[];
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
    retain: [] as string[],
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
    if (booking.status === "suspended" && wanted.length > 0 && wanted.every(isNewTo(booking)))
      plan.retain.push(bookingId);
  }
  return plan;
}

/**
 * `suspended` and `restored` change the booking. It is `retained` by what begins as all that held it goes, and `held`
 * by whatever begins besides another cause.
 */
export type Outcome = "suspended" | "retained" | "held" | "restored";

/** What a cause does to one booking. */
export interface Reached extends CauseOfBooking {
  readonly outcome: Outcome;
}

/**
 * What a plan does, a word for each cause that begins and for each booking that is restored. Where several begin at
 * once the one that was `changed` comes first, and is what suspended the booking: whoever changed it answers for it.
 * What ended or began by the clock is named first where it alone did it. A restored booking has one word, whatever ended.
 */
export function reachedBy(plan: SuspensionPlan, changed: string): Reached[] {
  const [begun, ended] = [causesByBooking(plan.add), causesByBooking(plan.remove)];
  const [suspended, retained] = [new Set(plan.suspend), new Set(plan.retain)];
  const firstOutcome = (bookingId: string): Outcome =>
    suspended.has(bookingId) ? "suspended" : retained.has(bookingId) ? "retained" : "held";
  return [
    ...[...begun].flatMap(([bookingId, causeIds]) =>
      changedFirst(causeIds, changed).map(
        (causeId, index): Reached => ({
          bookingId,
          causeId,
          outcome: index === 0 ? firstOutcome(bookingId) : "held",
        }),
      ),
    ),
    ...plan.restore.map((bookingId): Reached => {
      const [causeId = changed] = changedFirst(ended.get(bookingId) ?? [], changed);
      return { bookingId, causeId, outcome: "restored" };
    }),
  ];
}

function changedFirst(causeIds: readonly string[], changed: string): readonly string[] {
  return causeIds.includes(changed) ? [changed, ...causeIds.filter((id) => id !== changed)] : causeIds;
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

function isNewTo({ causeIds }: Suspendable): (causeId: string) => boolean {
  return (causeId) => !causeIds.includes(causeId);
}
