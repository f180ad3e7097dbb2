import type { Actor } from "@/lib/domain/access/actor";
import { SYSTEM } from "@/lib/domain/access/actor";
import type { Cause } from "@/lib/domain/assets/airworthiness";
import {
  countHeld,
  type Outcome,
  reachedBy,
  type SuspensionPlan,
  suspensionPlan,
} from "@/lib/domain/assets/suspension";
import { decide } from "@/lib/domain/lifecycle/decide";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Step } from "@/lib/domain/lifecycle/step";
import type { Facts } from "@/lib/domain/lifecycle/types";
import { assetMails, type NamedCause, type ToldOf } from "@/lib/server/assets/asset-mails";
import type { AssetBooking, AssetScene } from "@/lib/server/assets/read-asset";
import { bookingState } from "@/lib/server/bookings/booking-row";
import { type Change, declaration, type Origin, type StatusMove } from "@/lib/server/bookings/change";
import { newId } from "@/lib/server/db/new-id";

/** What brings the asset's bookings in line with these causes. */
export function planOf(scene: AssetScene, causes: readonly Cause[]): SuspensionPlan {
  return suspensionPlan(scene.bookings.map(suspendable), causes, scene.now);
}

function suspendable({ booking, causeIds }: AssetBooking) {
  return {
    id: booking.id,
    status: booking.status as "confirmed" | "suspended",
    startsAt: new Date(booking.starts_at),
    endsAt: new Date(booking.ends_at),
    causeIds,
  };
}

/** How many bookings have a cause once the plan is done. */
export function heldBy(scene: AssetScene, plan: SuspensionPlan, causeId: string): number {
  return countHeld(scene.bookings.map(suspendable), plan, causeId);
}

/** How many bookings the changed cause itself suspends, restores, and holds that were suspended already. */
export interface ReachedCounts {
  readonly suspended: number;
  readonly restored: number;
  readonly alsoHeld: number;
}

export function countsOf(plan: SuspensionPlan, changed: string): ReachedCounts {
  const own = reachedBy(plan, changed).filter(({ causeId }) => causeId === changed);
  const count = (...wanted: Outcome[]) => own.filter(({ outcome }) => wanted.includes(outcome)).length;
  return {
    suspended: count("suspended"),
    restored: count("restored"),
    alsoHeld: count("retained", "held"),
  };
}

/** What a change of a cause writes besides the cause: its event, whom it suspends and restores, one mail an author. */
export function suspensionChange(
  scene: AssetScene,
  plan: SuspensionPlan,
  changed: NamedCause,
  event: AssetEventRow,
): Change {
  const causes = new Map<string, NamedCause>([
    // What others are told of a cause that is not changed now is its title: its words were told when it was.
    ...scene.causes.map(({ id, kind, title }) => [id, { id, kind, title, reason: null }] as const),
    [changed.id, changed],
  ]);
  const found = new Map(scene.bookings.map((one) => [one.booking.id, one]));
  const told = reachedBy(plan, changed.id).flatMap((reached): ToldOf[] => {
    const of = found.get(reached.bookingId);
    const moves = commandOf(reached.outcome) !== null;
    return of ? [{ ...reached, of, eventId: moves ? newId() : event.id }] : [];
  });
  const alike = Map.groupBy(told, ({ outcome, causeId }) => `${outcome} ${causeId}`);
  return {
    asset: scene.resource.id,
    steps: [],
    moves: [...alike.values()].flatMap((moved) => moveOf(scene, moved, causes, event.origin)),
    begun_causes: [...Map.groupBy(plan.add, ({ causeId }) => causeId)].map(([causeId, added]) => ({
      organization_id: scene.organization.id,
      squawk_id: causes.get(causeId)?.kind === "squawk" ? causeId : null,
      maintenance_id: causes.get(causeId)?.kind === "maintenance" ? causeId : null,
      since: scene.now,
      booking_ids: added.map(({ bookingId }) => bookingId),
    })),
    ended_causes: plan.remove.map(({ bookingId, causeId }) => ({ booking_id: bookingId, cause_id: causeId })),
    told: assetMails(scene, told, causes),
    events: [event],
  };
}

/** Each booking's change is decided by its lifecycle, as every other; all that one cause reaches alike tell the same. */
function moveOf(
  scene: AssetScene,
  moved: readonly ToldOf[],
  causes: ReadonlyMap<string, NamedCause>,
  origin: Origin,
): StatusMove[] {
  const cause = causes.get(moved[0]?.causeId ?? "");
  const command = moved[0] ? commandOf(moved[0].outcome) : null;
  if (!cause || !command) return [];
  const reason = command === "suspend" ? (cause.reason ?? cause.title) : null;
  const [first] = moved.map(({ of }) => decided(scene, of, command, reason));
  if (!first) return [];
  const metadata = { cause: { kind: cause.kind, id: cause.id, title: cause.title } };
  return [
    {
      status: first.to,
      event: declaration({ ...first, metadata }, origin, scene.now),
      bookings: moved.map(({ of: { booking }, eventId }) => ({
        id: booking.id,
        version: booking.version,
        event_id: eventId,
      })),
    },
  ];
}

/** Null where only a cause more begins for it. */
function commandOf(outcome: Outcome): "suspend" | "restore" | null {
  if (outcome === "suspended") return "suspend";
  return outcome === "restored" ? "restore" : null;
}

function decided(
  scene: AssetScene,
  { booking: row, author }: AssetBooking,
  command: "suspend" | "restore",
  reason: string | null,
): Step {
  const booking = bookingState(row);
  const outcome = decide(lifecycleOf("asset"), {
    booking,
    command,
    actor: SYSTEM,
    facts: factsOf(scene, author?.name ?? null),
    input: { reason },
  });
  if (!outcome.ok)
    throw new Error(`Booking ${booking.id} refused to ${command}: ${outcome.refusals[0].code}`);
  return outcome.decision.steps[0] as Step;
}

function factsOf({ now, organization, resource }: AssetScene, authorName: string | null): Facts {
  return {
    now,
    organization: { ...organization, assetApprovalRequired: false },
    offering: { name: resource.name, active: true },
    supplier: null,
    customer: null,
    authorName,
    authorRoles: [],
    resource: { name: resource.name, kind: "exclusive" },
    places: null,
    conflict: null,
    slots: null,
    asset: null,
    displaces: [],
  };
}

/** A row of `asset_event`. */
export type AssetEventRow = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly origin: Origin;
};

/** The row that tells who changed the asset, and how. */
export function assetEvent(
  scene: AssetScene,
  given: {
    readonly subject: "squawk" | "maintenance";
    readonly subjectId: string;
    readonly action: string;
    readonly actor: Actor;
    readonly origin: Origin;
    readonly reason: string | null;
    readonly metadata: Readonly<Record<string, unknown>>;
  },
): AssetEventRow {
  const { subject, subjectId, action, actor, origin, reason, metadata } = given;
  return {
    id: newId(),
    organization_id: scene.organization.id,
    resource_id: scene.resource.id,
    subject,
    subject_id: subjectId,
    action,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    origin,
    reason,
    metadata,
    at: scene.now,
  };
}
