import type { Actor } from "@/lib/domain/access/actor";
import { bookingScope, inScope } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import { forbids } from "@/lib/domain/assets/airworthiness";
import { periodOf } from "@/lib/domain/lifecycle/step";
import type { Conflict, GuardContext, MayGuard, PolicyTerms } from "@/lib/domain/lifecycle/types";
import { type Refusal, refusal } from "@/lib/domain/refusal";
import { formatInstant, formatMinutes } from "@/lib/domain/schedule/format";
import { type SlotTerms, slotRefusal } from "@/lib/domain/schedule/slots";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/schedule/zone-clock";

/** How long a booking lasts where its offering does not say. */
export const DEFAULT_DURATION_MINUTES = 60;

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
export const customerWithinPolicy: MayGuard = (context) => {
  const minutes = context.booking.policy.cancelUntilMinutes ?? 0;
  if (inTimeForCustomer(context, minutes)) return null;
  return refusal(
    "cancellation_window_closed",
    minutes > 0
      ? `Customers can cancel until ${formatMinutes(minutes)} before the start. Contact the seller.`
      : "The booking has begun, so it can no longer be cancelled here. Contact the seller.",
  );
};

/** As for a cancellation, by the terms for a change; a booking from before these were its own has those of both. */
export const customerReschedulesWithinPolicy: MayGuard = (context) => {
  const { rescheduleUntilMinutes, cancelUntilMinutes } = context.booking.policy;
  const minutes = (rescheduleUntilMinutes === undefined ? cancelUntilMinutes : rescheduleUntilMinutes) ?? 0;
  if (inTimeForCustomer(context, minutes)) return null;
  return refusal(
    "reschedule_window_closed",
    minutes > 0
      ? `Customers can choose another time until ${formatMinutes(minutes)} before the start. Contact the seller.`
      : "The booking has begun, so it can no longer be moved here. Contact the seller.",
  );
};

/** Customers choose among times that are offered; where no hours are kept, there are none to choose from. */
export const customerChoosesSlot: MayGuard = ({ actor, facts }) =>
  actor.kind === "customer" && facts.slots?.availability.weeklyHours === null
    ? refusal("not_a_slot", "There are no times to choose from. Contact the seller.")
    : null;

function inTimeForCustomer({ actor, booking, facts }: GuardContext, minutes: number): boolean {
  return actor.kind !== "customer" || facts.now.getTime() <= booking.startsAt.getTime() - minutes * MINUTE_MS;
}

/**
 * The time is one that the slot engine offers at this moment. What is occupied was looked up for this very time, and
 * is told by `occupancyFree`, whether or not the booking will itself keep others off.
 */
export const timeOffered: MayGuard = (context) => {
  const { booking, facts } = context;
  if (!facts.slots) return null;
  const terms = slotTermsOf(booking.policy);
  // Whoever moves a booking keeps its length, and whoever holds a time the length that it was held with.
  const length = (booking.endsAt.getTime() - booking.startsAt.getTime()) / MINUTE_MS;
  const keepsLength = context.isSuccessor || facts.slots.askedAt !== null;
  const asked = keepsLength ? { ...terms, durationMinutes: length } : terms;
  return (
    slotRefusal(
      { ...facts.slots, terms: asked, now: facts.slots.askedAt ?? facts.now, occupied: [] },
      booking,
    ) ?? occupancyFree(context)
  );
};

/** What of a policy the slot engine asks. */
export function slotTermsOf(policy: PolicyTerms): SlotTerms {
  return {
    durationMinutes: policy.durationMinutes ?? DEFAULT_DURATION_MINUTES,
    bufferBeforeMinutes: policy.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: policy.bufferAfterMinutes ?? 0,
  };
}

export const notBeforeEnd: MayGuard = ({ booking, facts }) =>
  facts.now.getTime() >= booking.endsAt.getTime()
    ? null
    : refusal("too_early", `This can be done once the booking has ended, ${at(booking.endsAt, facts)}.`);

export const notBeforeStart: MayGuard = ({ booking, facts }) =>
  facts.now.getTime() >= booking.startsAt.getTime()
    ? null
    : refusal("too_early", `This can be done once the booking has begun, ${at(booking.startsAt, facts)}.`);

/** A new start is in the future; whoever has begun may still stay longer, or bring the thing back early. */
export const newStartInFuture: MayGuard = ({ booking, input, facts }) =>
  input.startsAt && input.startsAt.getTime() !== booking.startsAt.getTime() && input.startsAt <= facts.now
    ? refusal("starts_in_past")
    : null;

/** What is over, or was logged, happened when it happened. */
export const notOver: MayGuard = ({ booking, facts }) => {
  if (facts.asset?.usageLogged)
    return refusal("illegal_transition", "Its readings are logged, so the booking keeps its time.");
  return booking.endsAt > facts.now
    ? null
    : refusal("illegal_transition", "The booking has ended, so it keeps its time.");
};

/** What was used is not cancelled: its readings would count for a booking that never was. */
export const nothingLogged: MayGuard = ({ facts }) =>
  facts.asset?.usageLogged
    ? refusal(
        "illegal_transition",
        "Its readings are logged, so it took place. Take these back first if it did not.",
      )
    : null;

/** There is something to share: an offering from before this was asked may name nothing, or a thing with many places. */
export const sharesAsset: MayGuard = ({ facts }) =>
  facts.asset && facts.resource?.kind === "exclusive"
    ? null
    : refusal(
        "offering_inactive",
        `${facts.offering.name} names no asset to share. Ask an admin to choose one for it.`,
      );

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

/** Members are held to the organization's shortest booking; owners and admins are not. */
export const longEnough: MayGuard = (context) => {
  const { facts } = context;
  if (!facts.asset || !isHeldToPolicy(context)) return null;
  const { startsAt, endsAt } = periodOf(context.booking, context.input);
  const { minimumMinutes } = facts.asset;
  if (endsAt.getTime() - startsAt.getTime() >= minimumMinutes * MINUTE_MS) return null;
  return refusal(
    "too_short",
    `Bookings of ${assetName(facts)} last at least ${formatMinutes(minimumMinutes)}.`,
    { fields: { endsAt: `At least ${formatMinutes(minimumMinutes)} after the start.` } },
  );
};

/** Members book so many days ahead; the asset's own rule comes before the organization's. */
export const nearEnough: MayGuard = (context) => {
  const { facts } = context;
  if (!facts.asset || !isHeldToPolicy(context)) return null;
  const { startsAt } = periodOf(context.booking, context.input);
  const { advanceDays } = facts.asset;
  if (startsAt.getTime() <= facts.now.getTime() + advanceDays * DAY_MS) return null;
  const days = advanceDays === 1 ? "1 day" : `${advanceDays} days`;
  return refusal(
    "too_far",
    `${assetName(facts)} can be booked up to ${days} ahead. Choose an earlier start.`,
    {
      fields: { startsAt: `Up to ${days} ahead.` },
    },
  );
};

/** An asset that may not be used takes no new confirmed booking; what forbids it is named. */
export const airworthy: MayGuard = ({ booking, facts, input }) => {
  const period = periodOf(booking, input);
  const causes = (facts.asset?.causes ?? []).filter((cause) => forbids(cause, period, facts.now));
  const first = causes[0];
  if (!first) return null;
  return refusal(
    "not_airworthy",
    first.kind === "squawk"
      ? `${assetName(facts)} is grounded: ${first.title}. It can be booked once that is resolved.`
      : `${assetName(facts)} is in maintenance then: ${first.title}, ${at(first.startsAt, facts)} until ${at(first.endsAt, facts)}.`,
    { details: { causes: causes.map(({ kind, id, title }) => ({ kind, id, title })) } },
  );
};

/** What is logged is never written over. */
export const READINGS_EXIST = "Readings of this booking are logged already. Correct these instead.";

/** Where the asset has a meter, its readings belong to a booking that is done. */
export const usageLogged: MayGuard = ({ facts, input }) => {
  if (input.logsUsage && !facts.asset?.usageUnit)
    return refusal(
      "illegal_transition",
      `No readings are kept of ${assetName(facts)}. Give it a unit first.`,
    );
  if (facts.asset?.usageLogged && input.logsUsage) return refusal("already_exists", READINGS_EXIST);
  if (!facts.asset?.usageUnit || facts.asset.usageLogged || input.logsUsage) return null;
  return refusal(
    "usage_missing",
    `Log the readings of ${assetName(facts)} first, in ${facts.asset.usageUnit}.`,
  );
};

/** Of a booking that is made or firmed up, its author's roles count; of one that is moved, those of whoever moves it. */
function isHeldToPolicy({ actor, booking, facts }: GuardContext): boolean {
  if (actor.kind !== "person") return false;
  const moves = booking.status === "confirmed";
  const isAuthor = booking.status === null || actor.id === booking.authorId;
  return !mayApproveAlone(moves || isAuthor ? actor.roles : facts.authorRoles);
}

function assetName({ resource, offering }: GuardContext["facts"]): string {
  return resource?.name ?? offering.name;
}

/**
 * The time and the places that the target status takes must be free. The database decides races (INV-04,
 * INV-05); this guard names the refusal beforehand, and shows it in previews.
 */
export function occupancyFree({ actor, booking, facts }: GuardContext): Refusal | null {
  if (facts.resource?.kind === "exclusive" && facts.conflict)
    return facts.conflict.buffersOnly
      ? refusal(
          "buffer_conflict",
          `${facts.resource.name} is taken too soon before or after. Choose another time.`,
        )
      : slotTaken(facts.resource.name, referenceToldTo(actor, facts.conflict));
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

function slotTaken(resource: string, reference: string | null): Refusal {
  const by = reference ? ` by ${reference}` : "";
  return refusal("slot_taken", `${resource} is already taken at this time${by}. Choose another time.`, {
    ...(reference ? { details: { reference } } : {}),
  });
}

/** Who may see the other booking learns which one it is. */
function referenceToldTo(actor: Actor, conflict: Conflict): string | null {
  return actor.kind === "person" && inScope(bookingScope(actor), conflict) ? conflict.reference : null;
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
