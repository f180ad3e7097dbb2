import { slotTermsOf } from "@/lib/domain/lifecycle/guards";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { PolicyTerms } from "@/lib/domain/lifecycle/types";
import { type AvailabilityTerms, availabilityOf } from "@/lib/domain/schedule/availability";
import { type Slot, type SlotScene, slotsBetween, type Taken } from "@/lib/domain/schedule/slots";
import { DAY_MS, dayOfDate, zoneClock } from "@/lib/domain/schedule/zone-clock";
import { pool } from "@/lib/server/db/pool";

/** Bounds of the starts: instants, half-open, or dates as "2026-03-04", which stand for their whole day. */
export interface SlotRange {
  readonly from: Date | string;
  readonly to: Date | string;
  /** IANA zone of the dates; the offering's own where none is named. */
  readonly timeZone?: string | null;
}

export interface SlotsWanted {
  readonly offering:
    | { readonly organizationId: string; readonly id: string }
    /** Slugs are unique over all organizations. */
    | { readonly slug: string };
  readonly range: SlotRange;
  /** A booking that is to be moved: its own time is free to it, and its length and buffers are kept. */
  readonly exceptBookingId?: string;
  /** The asker's own hold, whose time is free to it. */
  readonly exceptHoldId?: string;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
}

export interface OfferedSlots {
  readonly now: Date;
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly timeZone: string;
  };
  readonly offering: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly description: string;
    readonly lifecycle: LifecycleKey;
    readonly active: boolean;
    readonly policy: PolicyTerms & AvailabilityTerms & { readonly bookableOnline?: boolean };
  };
  readonly provider: string | null;
  /** Whether there is one provider or thing whose time is taken. */
  readonly exclusive: boolean;
  readonly scene: SlotScene<Taken>;
  readonly slots: readonly Slot[];
}

interface Row {
  readonly now: Date;
  readonly organization: OfferedSlots["organization"];
  readonly offering: OfferedSlots["offering"];
  readonly resource: { readonly name: string; readonly kind: string; readonly timeZone: string } | null;
  readonly moved: { readonly policy: PolicyTerms; readonly minutes: number } | null;
  /** Of each period, buffers included, where it begins and ends in epoch milliseconds; null lists where none is. */
  readonly occupied: {
    readonly from: readonly number[] | null;
    readonly until: readonly number[] | null;
  } | null;
  readonly starts: readonly number[] | null;
}

/** In floating point, which holds milliseconds exactly and is read far faster than `extract`'s numerics. */
const MS = (instant: string) => `(date_part('epoch', ${instant}) * 1000)::bigint`;

/** $1 from and $2 to are wide enough for every zone; what is too much is cut off once the zone is known. */
const READ = `
SELECT clock.now,
  json_build_object('id', o.id, 'name', o.name, 'email', o.email, 'timeZone', o.time_zone) AS organization,
  json_build_object('id', f.id, 'slug', f.slug, 'name', f.name, 'description', f.description,
    'lifecycle', f.lifecycle, 'active', f.active, 'policy', f.policy) AS offering,
  CASE WHEN r.id IS NOT NULL THEN json_build_object('name', r.name, 'kind', r.kind, 'timeZone', r.time_zone) END AS resource,
  CASE WHEN m.id IS NOT NULL THEN json_build_object('policy', m.policy,
    'minutes', extract(epoch FROM m.ends_at - m.starts_at) / 60) END AS moved,
  CASE WHEN r.kind = 'exclusive' THEN (
    SELECT json_build_object('from', array_agg(${MS("lower(t.period)")}), 'until', array_agg(${MS("upper(t.period)")}))
    FROM occupancy t
    WHERE t.resource_id = r.id AND t.blocking AND (t.booking_id = $4) IS NOT TRUE AND (t.hold_id = $5) IS NOT TRUE
      AND t.period && tstzrange(
        $1::timestamptz - make_interval(mins => coalesce((terms->>'bufferBeforeMinutes')::int, 0)),
        $2::timestamptz + make_interval(mins => coalesce((terms->>'bufferAfterMinutes')::int, 0))
          + coalesce(m.ends_at - m.starts_at, make_interval(mins => coalesce((terms->>'durationMinutes')::int, 60))))
      -- The few that are overdue are looked up once, not one booking after the other.
      AND (t.booking_id = ANY (ARRAY(SELECT b.id FROM booking b
        WHERE b.resource_id = r.id AND b.deadline_at <= clock.now AND NOT b.operation_open))) IS NOT TRUE
      AND (t.hold_id IS NULL OR EXISTS (SELECT FROM hold h WHERE h.id = t.hold_id AND h.expires_at > clock.now))
  ) END AS occupied,
  CASE WHEN coalesce(f.policy->>'dailyLimit', f.policy->>'weeklyLimit') IS NOT NULL THEN (
    SELECT json_agg(${MS("counted")}) FROM counted_starts(f.id, $1::timestamptz - interval '8 days',
      $2::timestamptz + interval '8 days', $4, clock.now) counted) END AS starts
FROM (SELECT coalesce($3::timestamptz, date_trunc('milliseconds', now())) AS now) clock
JOIN offering f ON OFFERING
JOIN organization o ON o.id = f.organization_id
LEFT JOIN resource r ON r.organization_id = f.organization_id AND r.id = f.resource_id
LEFT JOIN booking m ON m.organization_id = f.organization_id AND m.offering_id = f.id AND m.id = $4::uuid
CROSS JOIN LATERAL (SELECT coalesce(m.policy, f.policy) AS terms) own`;

const BY_ID = READ.replace("OFFERING", "f.organization_id = $6 AND f.id = $7");
const BY_SLUG = READ.replace("OFFERING", "f.slug = $6");

/** The times that an offering offers at this moment, or null where there is no such offering. One statement. */
export async function readSlots(wanted: SlotsWanted): Promise<OfferedSlots | null> {
  const wide = wideRange(wanted.range);
  const byId = "id" in wanted.offering;
  const { rows } = await pool().query<Row>({
    name: byId ? "slots_by_id" : "slots_by_slug",
    text: byId ? BY_ID : BY_SLUG,
    values: [
      wide.from,
      wide.to,
      wanted.now ?? null,
      wanted.exceptBookingId ?? null,
      wanted.exceptHoldId ?? null,
      ...("id" in wanted.offering
        ? [wanted.offering.organizationId, wanted.offering.id]
        : [wanted.offering.slug]),
    ],
  });
  const row = rows[0];
  if (!row) return null;
  const scene = sceneOf(row);
  const { from, to } = exactRange(wanted.range, scene.availability.timeZone);
  const { now, organization, offering, resource } = row;
  return {
    now,
    organization,
    offering,
    provider: resource?.name ?? null,
    exclusive: resource?.kind === "exclusive",
    scene,
    slots: offering.active ? slotsBetween(scene, from, to) : [],
  };
}

function sceneOf({ now, organization, offering, resource, moved, occupied, starts }: Row): SlotScene<Taken> {
  const terms = slotTermsOf(moved?.policy ?? offering.policy);
  return {
    availability: availabilityOf(offering.policy, resource?.timeZone ?? organization.timeZone),
    terms: moved ? { ...terms, durationMinutes: moved.minutes } : terms,
    now,
    occupied: (occupied?.from ?? []).map((from, index) => ({
      from: new Date(from),
      until: new Date(occupied?.until?.[index] ?? from),
    })),
    starts: (starts ?? []).map((start) => new Date(start)),
  };
}

function exactRange({ from, to, timeZone }: SlotRange, ownZone: string): { from: Date; to: Date } {
  return { from: startOf(from, 0, timeZone ?? ownZone), to: startOf(to, 1, timeZone ?? ownZone) };
}

/** An instant as it is; of a date, the beginning of the day so many days later. */
function startOf(bound: Date | string, daysLater: number, timeZone: string): Date {
  if (typeof bound !== "string") return bound;
  const wall = (dayOfDate(bound) + daysLater) * DAY_MS;
  return new Date(zoneClock(timeZone, wall, wall).instantAt(wall));
}

/** Enough in every zone, none of which is a day from UTC. */
function wideRange({ from, to }: SlotRange): { from: Date; to: Date } {
  return {
    from: typeof from === "string" ? new Date((dayOfDate(from) - 1) * DAY_MS) : from,
    to: typeof to === "string" ? new Date((dayOfDate(to) + 2) * DAY_MS) : to,
  };
}
