import type { Actor } from "@/lib/domain/access/actor";
import { SYSTEM } from "@/lib/domain/access/actor";
import type { Cause } from "@/lib/domain/assets/airworthiness";
import { type SuspensionPlan, suspensionPlan } from "@/lib/domain/assets/suspension";
import { decide } from "@/lib/domain/lifecycle/decide";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Step } from "@/lib/domain/lifecycle/step";
import type { Facts } from "@/lib/domain/lifecycle/types";
import type { AssetMail } from "@/lib/domain/notifications/asset-mail";
import type { AssetBooking, AssetScene } from "@/lib/server/assets/read-asset";
import { bookingState } from "@/lib/server/bookings/booking-row";
import { type Change, declaration, type Origin, type StatusMove } from "@/lib/server/bookings/change";
import { newId } from "@/lib/server/db/new-id";

/** The squawk or maintenance that changes, as its bookings' authors are told of it. */
export interface ChangedCause {
  readonly kind: "squawk" | "maintenance";
  readonly id: string;
  readonly title: string;
  readonly reason: string | null;
}

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

/** The part of a change that suspends and restores, with one mail an author. */
export function suspensionChange(
  scene: AssetScene,
  plan: SuspensionPlan,
  cause: ChangedCause,
  origin: Origin,
): Change {
  const kindOf = new Map<string, Cause["kind"]>([
    ...scene.causes.map(({ id, kind }) => [id, kind] as const),
    [cause.id, cause.kind],
  ]);
  const found = new Map(scene.bookings.map((one) => [one.booking.id, one]));
  const bookingsOf = (ids: readonly string[]) => ids.flatMap((id) => found.get(id) ?? []);
  return {
    asset: scene.resource.id,
    steps: [],
    moves: [
      ...movesOf(scene, bookingsOf(plan.suspend), "suspend", cause, origin),
      ...movesOf(scene, bookingsOf(plan.restore), "restore", cause, origin),
    ],
    begun_causes: [...Map.groupBy(plan.add, ({ causeId }) => causeId)].map(([causeId, added]) => ({
      organization_id: scene.organization.id,
      squawk_id: kindOf.get(causeId) === "squawk" ? causeId : null,
      maintenance_id: kindOf.get(causeId) === "maintenance" ? causeId : null,
      since: scene.now,
      booking_ids: added.map(({ bookingId }) => bookingId),
    })),
    ended_causes: plan.remove.map(({ bookingId, causeId }) => ({ booking_id: bookingId, cause_id: causeId })),
    told: [
      ...mails(scene, "suspended", bookingsOf(plan.suspend), cause),
      ...mails(scene, "restored", bookingsOf(plan.restore), cause),
    ],
  };
}

/** Each booking's change is decided by its lifecycle, as every other; all of them tell the same. */
function movesOf(
  scene: AssetScene,
  bookings: readonly AssetBooking[],
  command: "suspend" | "restore",
  cause: ChangedCause,
  origin: Origin,
): StatusMove[] {
  const reason = command === "suspend" ? (cause.reason ?? cause.title) : null;
  const steps = bookings.map(({ booking: row, author }) => {
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
  });
  const [first] = steps;
  if (!first) return [];
  const metadata = { cause: { kind: cause.kind, id: cause.id, title: cause.title } };
  return [
    {
      status: first.to,
      event: declaration({ ...first, metadata }, origin, scene.now),
      bookings: bookings.map(({ booking }) => ({
        id: booking.id,
        version: booking.version,
        event_id: newId(),
      })),
    },
  ];
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

function mails(
  { organization, resource }: AssetScene,
  topic: AssetMail["topic"],
  bookings: readonly AssetBooking[],
  { kind, title, reason }: ChangedCause,
): NonNullable<Change["told"]> {
  const ofAuthor = Map.groupBy(
    bookings.filter(({ author }) => author !== null),
    ({ author }) => author?.id,
  );
  return [...ofAuthor.values()].flatMap((own) => {
    const author = own[0]?.author;
    if (!author) return [];
    const payload: AssetMail = {
      kind: "asset",
      topic,
      audience: "seller",
      to: { name: author.name, address: author.email },
      organization: { name: organization.name, slug: organization.slug },
      asset: { name: resource.name, timeZone: resource.timeZone },
      cause: { kind, title, reason },
      bookings: own
        .map(({ booking }) => ({
          reference: booking.reference,
          startsAt: new Date(booking.starts_at).toISOString(),
          endsAt: new Date(booking.ends_at).toISOString(),
        }))
        .sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
    };
    return [
      {
        id: newId(),
        channel: "mail" as const,
        topic,
        payload,
        organization_id: organization.id,
        booking_id: null,
      },
    ];
  });
}

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
): Readonly<Record<string, unknown>> {
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
