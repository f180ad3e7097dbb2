import type { Role } from "@/lib/domain/access/roles";
import type { GuardContext, MayGuard } from "@/lib/domain/lifecycle/types";
import { type Refusal, refusal } from "@/lib/domain/refusal";
import { formatInstant, formatMinutes } from "@/lib/domain/schedule/format";

const MINUTE_MS = 60_000;

const offeringActive: MayGuard = ({ facts }) =>
  facts.offering.active
    ? null
    : refusal("offering_inactive", `${facts.offering.name} is not active. Choose another offering.`);

const supplierActive: MayGuard = ({ facts }) =>
  facts.supplier && !facts.supplier.active
    ? refusal(
        "supplier_inactive",
        `${facts.supplier.name} is not active. Choose another supplier's offering.`,
      )
    : null;

const customerActive: MayGuard = ({ facts }) =>
  facts.customer && !facts.customer.active ? refusal("customer_inactive") : null;

const startsInFuture: MayGuard = ({ booking, facts }) =>
  booking.startsAt.getTime() > facts.now.getTime() ? null : refusal("starts_in_past");

const partyFits: MayGuard = ({ booking }) => {
  const most = booking.policy.maxPartySize;
  return most != null && booking.partySize > most
    ? refusal(
        "party_too_large",
        `The offering takes parties of up to ${most}; this one is ${booking.partySize}.`,
      )
    : null;
};

/** What every create checks, whatever the lifecycle. */
export const CREATE_GUARDS: readonly MayGuard[] = [
  offeringActive,
  supplierActive,
  customerActive,
  startsInFuture,
  partyFits,
];

/** Customers cancel by the offering's policy; everyone else always. */
export const customerWithinPolicy: MayGuard = ({ actor, booking, facts }) => {
  if (actor.kind !== "customer") return null;
  const minutes = booking.policy.cancelUntilMinutes ?? 0;
  const until = booking.startsAt.getTime() - minutes * MINUTE_MS;
  if (facts.now.getTime() <= until) return null;
  return refusal(
    "cancellation_window_closed",
    minutes > 0
      ? `Customers can cancel until ${formatMinutes(minutes)} before the start. Contact the seller.`
      : "The booking has begun, so it can no longer be cancelled here. Contact the seller.",
  );
};

export const notBeforeEnd: MayGuard = ({ booking, facts }) =>
  facts.now.getTime() >= booking.endsAt.getTime()
    ? null
    : refusal("too_early", `This can be done once the booking has ended, ${at(booking.endsAt, facts)}.`);

export const notBeforeStart: MayGuard = ({ booking, facts }) =>
  facts.now.getTime() >= booking.startsAt.getTime()
    ? null
    : refusal("too_early", `This can be done once the booking has begun, ${at(booking.startsAt, facts)}.`);

/** A new start, given with a reschedule, is in the future. */
export const newStartInFuture: MayGuard = ({ input, facts }) =>
  input.startsAt && input.startsAt.getTime() <= facts.now.getTime() ? refusal("starts_in_past") : null;

/**
 * Where assets need approval, an author who is neither owner nor admin moves a confirmed booking
 * only within the period that was approved.
 */
export const withinApprovedPeriod: MayGuard = ({ actor, booking, facts, input }) => {
  const skipsQueue = actor.kind === "person" && mayApproveAlone(actor.roles);
  if (!facts.organization.assetApprovalRequired || skipsQueue) return null;
  const startsAt = input.startsAt ?? booking.startsAt;
  const endsAt = input.endsAt ?? booking.endsAt;
  return startsAt >= booking.startsAt && endsAt <= booking.endsAt ? null : refusal("approval_required");
};

/**
 * The time and the places that the target status takes must be free. The database decides races (INV-04,
 * INV-05); this guard names the refusal beforehand, and shows it in previews.
 */
export function occupancyFree({ booking, facts }: GuardContext): Refusal | null {
  if (facts.resource?.kind === "exclusive" && facts.conflict)
    return refusal(
      "slot_taken",
      `${facts.resource.name} is already taken at this time. Choose another time.`,
    );
  if (facts.resource?.kind === "counted" && facts.places) {
    const left = facts.places.capacity - facts.places.taken;
    if (booking.partySize > left)
      return refusal(
        "capacity_taken",
        `${places(Math.max(left, 0))} left; this booking needs ${booking.partySize}.`,
      );
  }
  return null;
}

/** Owners and admins skip the queue. */
export function mayApproveAlone(roles: readonly Role[]): boolean {
  return roles.includes("owner") || roles.includes("admin");
}

function at(instant: Date, facts: GuardContext["facts"]): string {
  return formatInstant(instant, facts.organization.timeZone);
}

function places(count: number): string {
  if (count === 0) return "No place is";
  return count === 1 ? "1 place is" : `${count} places are`;
}
