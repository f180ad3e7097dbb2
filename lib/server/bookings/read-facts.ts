import type { Role } from "@/lib/domain/access/roles";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { AssetFacts, BookingState, Conflict, Facts, PolicyTerms } from "@/lib/domain/lifecycle/types";
import { type AvailabilityTerms, availabilityOf } from "@/lib/domain/schedule/availability";
import { type CauseRow, causeOf } from "@/lib/server/assets/cause-row";
import type { BookingRow } from "@/lib/server/bookings/booking-row";
import { pool } from "@/lib/server/db/pool";

/** What one read brings: the booking, and all that the guards and the mails need to know. */
export interface ReadRow {
  readonly now: Date;
  readonly booking: BookingRow | null;
  readonly organization: {
    id: string;
    slug: string;
    name: string;
    email: string;
    time_zone: string;
    asset_approval_required: boolean;
    asset_minimum_minutes: number;
    asset_advance_days: number;
    shows_member_names: boolean;
  };
  readonly offering: {
    id: string;
    name: string;
    active: boolean;
    lifecycle: LifecycleKey;
    policy: PolicyTerms & AvailabilityTerms;
    supplier_id: string | null;
    resource_id: string | null;
  };
  readonly supplier: {
    id: string;
    name: string;
    email: string;
    active: boolean;
    confirms_automatically: boolean;
    decision_time_limit_minutes: number | null;
  } | null;
  readonly customer: {
    id: string;
    name: string;
    email: string;
    phone: string | null;
    active: boolean;
    anonymised_at?: string | null;
  } | null;
  readonly author: { id: string; name: string; email: string; roles?: readonly Role[] | null } | null;
  readonly resource: {
    id: string;
    name: string;
    kind: "exclusive" | "counted";
    capacity: number | null;
    time_zone: string;
    advance_days: number | null;
    usage_unit: string | null;
  } | null;
  /** Null where no asset is shared. */
  readonly asset: AssetRow | null;
  /** Departure at the start that is wanted; null where the resource is exclusive or none has been made yet. */
  readonly departure: { id: string; capacity: number; held: number; confirmed: number } | null;
  /** The time that is wanted; null where none is asked about. */
  readonly wanted: Period | null;
  readonly occupants: Occupants | null;
  /** Starts that the offering's limits count around the time that is wanted; null where it has no limits. */
  readonly starts: readonly string[] | null;
  readonly idempotency: { body_hash: string; response: unknown } | null;
}

interface AssetRow {
  readonly causes: readonly CauseRow[];
  readonly overlapping: readonly OverlappingRow[];
  readonly usage_entries: number;
  readonly usage_logged: boolean;
}

/** A booking that is pencilled in or waits, as far as its author is told about it. */
export interface OverlappingRow
  extends Pick<
    BookingRow,
    "id" | "reference" | "status" | "version" | "starts_at" | "ends_at" | "party_size"
  > {
  readonly offering: string;
  readonly author: { readonly id: string; readonly name: string; readonly email: string };
}

interface Period {
  readonly starts_at: string;
  readonly ends_at: string;
}

/** Who has the wanted time other than this booking and its hold; of a departure, the bookings that are overdue. */
export interface Occupants {
  readonly bookings: readonly Occupant[] | null;
  /** Holds of others that have not expired. */
  readonly holds: readonly Period[] | null;
}

/** Whoever has the time or the places that are wanted, with all that its own deadline command would need. */
export interface Occupant extends Pick<ReadRow, "offering" | "supplier" | "customer" | "author"> {
  readonly booking: BookingRow;
  readonly overdue: boolean;
}

export interface IdempotencyRef {
  readonly scopeId: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** The part that both reads share; `want` brings resource_id, starts_at, ends_at, own_id, own_hold and own_policy. */
const SHARED = `
  json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'email', o.email, 'time_zone', o.time_zone,
    'asset_approval_required', o.asset_approval_required, 'asset_minimum_minutes', o.asset_minimum_minutes,
    'asset_advance_days', o.asset_advance_days, 'shows_member_names', o.shows_member_names) AS organization,
  json_build_object('id', f.id, 'name', f.name, 'active', f.active, 'lifecycle', f.lifecycle, 'policy', f.policy,
    'supplier_id', f.supplier_id, 'resource_id', f.resource_id) AS offering,
  to_json(s) AS supplier, to_json(c) AS customer,
  CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'email', a.email,
    'roles', (SELECT m.roles FROM membership m WHERE m.organization_id = o.id AND m.user_id = a.id
      AND m.removed_at IS NULL)) END AS author,
  to_json(r) AS resource, to_json(d) AS departure,
  json_build_object('starts_at', want.starts_at, 'ends_at', want.ends_at) AS wanted,
  -- Written out in a function: as joins of this statement they would cost every read a third, even where nobody is.
  CASE WHEN r.id IS NOT NULL THEN occupants_of(r.id, d.id, want.own_id, want.own_hold, tstzrange(
    want.starts_at - make_interval(mins => coalesce((want.own_policy->>'bufferBeforeMinutes')::int, 0)),
    want.ends_at + make_interval(mins => coalesce((want.own_policy->>'bufferAfterMinutes')::int, 0)), '[)'),
    clock.now) END AS occupants,
  CASE WHEN coalesce(f.policy->>'dailyLimit', f.policy->>'weeklyLimit') IS NOT NULL THEN (
    SELECT json_agg(counted) FROM counted_starts(f.id, want.starts_at - interval '8 days',
      want.starts_at + interval '8 days', want.own_id, clock.now) counted) END AS starts,
  CASE WHEN f.lifecycle = 'asset' AND r.id IS NOT NULL THEN
    asset_facts(r.id, want.own_id, tstzrange(want.starts_at, want.ends_at)) END AS asset,
  to_json(i) AS idempotency`;

const JOINS = `
  LEFT JOIN resource r ON r.organization_id = o.id AND r.id = want.resource_id
  LEFT JOIN departure d ON r.kind = 'counted' AND d.resource_id = r.id AND d.starts_at = want.starts_at
  LEFT JOIN idempotency_key i ON i.organization_id = o.id AND i.scope_id = $3 AND i.key = $4
    AND i.created_at > now() - interval '24 hours'`;

const CLOCK = "(SELECT coalesce($2::timestamptz, date_trunc('milliseconds', now())) AS now) clock";

const READ_BOOKING = `
SELECT clock.now, to_json(b) AS booking, ${SHARED}
FROM ${CLOCK}
JOIN booking b ON b.organization_id = $1 AND b.id = $5
JOIN organization o ON o.id = b.organization_id
JOIN offering f ON f.organization_id = b.organization_id AND f.id = b.offering_id
CROSS JOIN LATERAL (
  SELECT b.resource_id, coalesce($6::timestamptz, b.starts_at) AS starts_at,
    -- No range ends before it begins; a period that does takes nothing here, and the decision refuses it.
    greatest(coalesce($6::timestamptz, b.starts_at),
      coalesce($7::timestamptz, coalesce($6::timestamptz, b.starts_at) + (b.ends_at - b.starts_at))) AS ends_at,
    b.id AS own_id, b.hold_id AS own_hold, b.policy AS own_policy
) want
LEFT JOIN supplier s ON s.organization_id = b.organization_id AND s.id = b.supplier_id
LEFT JOIN customer c ON c.organization_id = b.organization_id AND c.id = b.customer_id
LEFT JOIN app_user a ON a.id = b.author_id
${JOINS}`;

const READ_OFFERING = `
SELECT clock.now, NULL::json AS booking, ${SHARED}
FROM ${CLOCK}
JOIN offering f ON f.organization_id = $1 AND f.id = $5
JOIN organization o ON o.id = f.organization_id
CROSS JOIN LATERAL (
  SELECT f.resource_id, $6::timestamptz AS starts_at,
    coalesce($7::timestamptz,
      $6::timestamptz + make_interval(mins => coalesce((f.policy->>'durationMinutes')::int, 60))) AS ends_at,
    NULL::uuid AS own_id, $11::uuid AS own_hold, f.policy AS own_policy
) want
LEFT JOIN supplier s ON s.organization_id = f.organization_id AND s.id = f.supplier_id
LEFT JOIN customer named ON named.organization_id = f.organization_id
  AND (named.id = $8::uuid OR ($8::uuid IS NULL AND named.email = $9))
-- Who was merged into another is found by the mail still, and is that other.
LEFT JOIN customer c ON c.organization_id = f.organization_id AND c.id = coalesce(named.merged_into_id, named.id)
LEFT JOIN app_user a ON a.id = $10
${JOINS}`;

export interface ReadBooking {
  readonly organizationId: string;
  readonly bookingId: string;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
  readonly idempotency?: IdempotencyRef;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
}

export async function readBooking(wanted: ReadBooking): Promise<ReadRow | null> {
  const { rows } = await pool().query<ReadRow>({
    name: "read_booking",
    text: READ_BOOKING,
    values: [
      wanted.organizationId,
      wanted.now ?? null,
      wanted.idempotency?.scopeId ?? null,
      wanted.idempotency?.key ?? null,
      wanted.bookingId,
      wanted.startsAt ?? null,
      wanted.endsAt ?? null,
    ],
  });
  return rows[0] ?? null;
}

const READ_BOOKINGS = READ_BOOKING.replace("b.id = $5", "b.id = ANY ($5::uuid[])");

/** Several bookings in one read, in no order. */
export async function readBookings(
  organizationId: string,
  bookingIds: readonly string[],
): Promise<ReadRow[]> {
  const { rows } = await pool().query<ReadRow>({
    name: "read_bookings",
    text: READ_BOOKINGS,
    values: [organizationId, null, null, null, bookingIds, null, null],
  });
  return rows;
}

export interface ReadOffering extends Omit<ReadBooking, "bookingId"> {
  readonly offeringId: string;
  readonly startsAt: Date;
  readonly customerId?: string;
  readonly customerEmail?: string;
  readonly authorId?: string;
  readonly holdId?: string;
}

export async function readOffering(wanted: ReadOffering): Promise<ReadRow | null> {
  const { rows } = await pool().query<ReadRow>({
    name: "read_offering",
    text: READ_OFFERING,
    values: [
      wanted.organizationId,
      wanted.now ?? null,
      wanted.idempotency?.scopeId ?? null,
      wanted.idempotency?.key ?? null,
      wanted.offeringId,
      wanted.startsAt,
      wanted.endsAt ?? null,
      wanted.customerId ?? null,
      wanted.customerEmail ?? null,
      wanted.authorId ?? null,
      wanted.holdId ?? null,
    ],
  });
  return rows[0] ?? null;
}

/** The facts as the engine wants them, without what this booking and overdue ones take. */
export function factsOf(row: ReadRow, booking: BookingState, customerName: string | null): Facts {
  const overdue = overdueIn(row);
  return {
    now: row.now,
    organization: {
      name: row.organization.name,
      timeZone: row.organization.time_zone,
      assetApprovalRequired: row.organization.asset_approval_required,
    },
    offering: row.offering,
    supplier: row.supplier && {
      name: row.supplier.name,
      active: row.supplier.active,
      confirmsAutomatically: row.supplier.confirms_automatically,
      decisionTimeLimitMinutes: row.supplier.decision_time_limit_minutes,
    },
    customer: row.customer ?? (customerName === null ? null : { name: customerName, active: true }),
    authorName: row.author?.name ?? null,
    authorRoles: row.author?.roles ?? [],
    resource: row.resource,
    places: placesOf(row, booking, overdue),
    conflict: row.resource?.kind === "exclusive" ? conflictOf(row) : null,
    displaces: overdue.map((occupant) => occupant.booking.reference),
    slots:
      row.offering.lifecycle === "appointment"
        ? {
            availability: availabilityOf(row.offering.policy, providerZone(row)),
            starts: (row.starts ?? []).map((start) => new Date(start)),
            askedAt: null,
          }
        : null,
    asset: row.asset && assetFacts(row, row.asset),
  };
}

function assetFacts({ organization, resource }: ReadRow, asset: AssetRow): AssetFacts {
  return {
    minimumMinutes: organization.asset_minimum_minutes,
    advanceDays: resource?.advance_days ?? organization.asset_advance_days,
    causes: asset.causes.map(causeOf),
    overlapping: asset.overlapping.map(({ id, reference, author, ...period }) => ({
      id,
      reference,
      author,
      startsAt: new Date(period.starts_at),
      endsAt: new Date(period.ends_at),
    })),
    showsMemberNames: organization.shows_member_names,
    usageUnit: resource?.usage_unit ?? null,
    usageLogged: asset.usage_logged,
  };
}

/** The offering's own zone, else that of what is occupied, else the organization's. */
export function providerZone(row: Pick<ReadRow, "offering" | "resource" | "organization">): string {
  return row.offering.policy.timeZone ?? row.resource?.time_zone ?? row.organization.time_zone;
}

export function overdueIn(row: Pick<ReadRow, "occupants">): readonly Occupant[] {
  return (row.occupants?.bookings ?? []).filter((occupant) => occupant.overdue);
}

/** Whoever meets the wanted time itself comes before those that only come too close to it. */
function conflictOf({ occupants, wanted }: ReadRow): Conflict | null {
  const inTheWay = [
    ...(occupants?.bookings ?? []).filter(({ overdue }) => !overdue).map(({ booking }) => booking),
    ...(occupants?.holds ?? []).map((hold) => ({
      ...hold,
      reference: null,
      supplier_id: null,
      author_id: null,
    })),
  ];
  const met = inTheWay.find((other) => wanted && overlap(other, wanted)) ?? null;
  const first = met ?? inTheWay[0];
  if (!first) return null;
  const { reference, supplier_id: supplierId, author_id: authorId } = first;
  return { reference, supplierId, authorId, buffersOnly: met === null };
}

function overlap(one: Period, other: Period): boolean {
  return (
    new Date(one.starts_at) < new Date(other.ends_at) && new Date(one.ends_at) > new Date(other.starts_at)
  );
}

function placesOf(row: ReadRow, booking: BookingState, overdue: readonly Occupant[]): Facts["places"] {
  if (row.resource?.kind !== "counted") return null;
  if (!row.departure) return { capacity: row.resource.capacity ?? 0, taken: 0 };
  const own = row.booking?.occupies && row.booking.departure_id === row.departure.id ? booking.partySize : 0;
  const freed = overdue.reduce((sum, occupant) => sum + occupant.booking.party_size, 0);
  return {
    capacity: row.departure.capacity,
    taken: row.departure.held + row.departure.confirmed - own - freed,
  };
}
