import type { Cause, SquawkStatus } from "@/lib/domain/assets/airworthiness";
import { causesOfAsset, IS_ASSET } from "@/lib/server/assets/asset-sql";
import { type CauseRow, causeOf } from "@/lib/server/assets/cause-row";
import { STATE_COLUMNS, type StateRow } from "@/lib/server/bookings/booking-row";
import { pool } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";

export interface SquawkRow {
  readonly id: string;
  readonly organization_id: string;
  readonly resource_id: string;
  readonly title: string;
  readonly description: string;
  readonly severity: "grounding" | "caution" | "info";
  readonly status: SquawkStatus;
  readonly reporter_id: string;
  readonly reporter_name: string;
  readonly reported_at: string;
  readonly deferred_until: string | null;
  readonly reason: string | null;
  readonly version: number;
}

export interface MaintenanceRow {
  readonly id: string;
  readonly organization_id: string;
  readonly resource_id: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly title: string;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly created_at: string;
  readonly removed_at: string | null;
  readonly version: number;
}

/** A confirmed or suspended booking that a change of causes may reach. */
export interface AssetBooking {
  readonly booking: StateRow;
  readonly causeIds: readonly string[];
  readonly author: { readonly id: string; readonly name: string; readonly email: string } | null;
}

/** An asset with all that a change of its causes needs to know. */
export interface AssetScene {
  readonly now: Date;
  readonly organization: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly timeZone: string;
    readonly squawksNeedConfirmation: boolean;
  };
  readonly resource: { readonly id: string; readonly name: string; readonly timeZone: string };
  /** Squawks that are open or deferred, and maintenance that is ahead, under way, or suspends somebody still. */
  readonly causes: readonly Cause[];
  readonly bookings: readonly AssetBooking[];
  readonly squawk: SquawkRow | null;
  readonly maintenance: MaintenanceRow | null;
}

export type AssetWanted = { readonly organizationId: string; readonly now?: Date } & (
  | { readonly resourceId: string }
  | { readonly squawkId: string }
  | { readonly maintenanceId: string }
);

/** $2 the clock, $3 the asset, $4 the squawk and $5 the maintenance, one of which is named. */
const READ = `
SELECT clock.now,
  json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'timeZone', o.time_zone,
    'squawksNeedConfirmation', o.squawks_need_confirmation) AS organization,
  json_build_object('id', r.id, 'name', r.name, 'timeZone', r.time_zone) AS resource,
${causesOfAsset(
  "m.ends_at > clock.now OR EXISTS (SELECT FROM suspension_cause c WHERE c.maintenance_id = m.id)",
)} AS causes,
  (SELECT coalesce(json_agg(json_build_object('booking', to_json(state), 'author',
      CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'email', a.email) END,
      'causeIds', (SELECT coalesce(json_agg(c.cause_id), '[]') FROM suspension_cause c WHERE c.booking_id = b.id))
      ORDER BY b.id), '[]')
    FROM booking b LEFT JOIN app_user a ON a.id = b.author_id
      CROSS JOIN LATERAL (SELECT ${STATE_COLUMNS.map((column) => `b.${column}`).join(", ")}) state
    WHERE b.lifecycle = 'asset' AND b.status IN ('confirmed', 'suspended') AND b.id = ANY (ARRAY(
      SELECT t.booking_id FROM occupancy t WHERE t.resource_id = r.id AND t.blocking AND t.booking_id IS NOT NULL
        AND t.period && tstzrange(clock.now, NULL)
      UNION
      SELECT c.booking_id FROM squawk s JOIN suspension_cause c ON c.squawk_id = s.id WHERE s.resource_id = r.id
      UNION
      SELECT c.booking_id FROM maintenance m JOIN suspension_cause c ON c.maintenance_id = m.id
        WHERE m.resource_id = r.id AND m.removed_at IS NULL))) AS bookings,
  (SELECT to_json(s) FROM squawk s WHERE s.id = $4) AS squawk,
  (SELECT to_json(m) FROM maintenance m WHERE m.id = $5) AS maintenance
FROM (SELECT coalesce($2::timestamptz, date_trunc('milliseconds', now())) AS now) clock
JOIN organization o ON o.id = $1
JOIN resource r ON r.organization_id = o.id AND ${IS_ASSET} AND r.id = coalesce($3::uuid,
  (SELECT s.resource_id FROM squawk s WHERE s.organization_id = $1 AND s.id = $4::uuid),
  (SELECT m.resource_id FROM maintenance m WHERE m.organization_id = $1 AND m.id = $5::uuid))`;

/** One statement; null where there is no such asset, squawk or maintenance in the organization. */
export async function readAsset(wanted: AssetWanted): Promise<AssetScene | null> {
  const named =
    "resourceId" in wanted
      ? wanted.resourceId
      : "squawkId" in wanted
        ? wanted.squawkId
        : wanted.maintenanceId;
  if (!isUuid(named)) return null;
  const { rows } = await pool().query<Omit<AssetScene, "causes"> & { causes: readonly CauseRow[] }>({
    name: "read_asset",
    text: READ,
    values: [
      wanted.organizationId,
      wanted.now ?? null,
      "resourceId" in wanted ? wanted.resourceId : null,
      "squawkId" in wanted ? wanted.squawkId : null,
      "maintenanceId" in wanted ? wanted.maintenanceId : null,
    ],
  });
  const row = rows[0];
  return row ? { ...row, causes: row.causes.map(causeOf) } : null;
}
