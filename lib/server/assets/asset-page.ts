import { may } from "@/lib/domain/access/permissions";
import { shownName } from "@/lib/domain/assets/shown-name";
import { reportedStatus } from "@/lib/domain/assets/squawk";
import { type Result, refusal } from "@/lib/domain/refusal";
import { occurrenceOf, toWallTime } from "@/lib/domain/schedule/wall-time";
import type { AssetPage, AssetSquawk } from "@/lib/schemas/asset";
import { CAUSES_OF_ASSET, IS_ASSET } from "@/lib/server/assets/asset-sql";
import { airworthinessDto } from "@/lib/server/assets/cause-dto";
import { type CauseRow, causeOf } from "@/lib/server/assets/cause-row";
import type { MaintenanceRow, SquawkRow } from "@/lib/server/assets/read-asset";
import type { Principal } from "@/lib/server/auth/principal";
import { Parameters, scopeConditions } from "@/lib/server/bookings/list-tabs";
import { pool } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";

interface Named {
  readonly author_id: string | null;
  readonly author_name: string | null;
}

interface Row {
  readonly now: Date;
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly advance_days: number | null;
  readonly organization_advance_days: number;
  readonly usage_unit: string | null;
  readonly shows_member_names: boolean;
  readonly squawks_need_confirmation: boolean;
  readonly offerings: AssetPage["offerings"];
  readonly causes: readonly CauseRow[];
  readonly squawks: readonly SquawkRow[];
  readonly maintenance: readonly (MaintenanceRow & { readonly holds: number })[];
  readonly usage: readonly (Named & Omit<AssetPage["usage"][number], "authorName">)[];
  readonly events: readonly (Named & Omit<AssetPage["events"][number], "actorName">)[];
  readonly bookings: readonly (Named & Omit<AssetPage["bookings"][number], "authorName" | "own">)[];
}

/** Everything that an asset's page shows, in one statement, as far as this person may know it. */
export async function readAssetPage(principal: Principal, id: string): Promise<Result<AssetPage>> {
  if (!may(principal.roles, "asset.read")) return { ok: false, error: refusal("forbidden") };
  if (!isUuid(id)) return { ok: false, error: refusal("not_found") };
  const parameters = new Parameters();
  const organization = parameters.add(principal.organization.id, "uuid");
  const resource = parameters.add(id, "uuid");
  const scope = scopeConditions(principal, parameters);
  const { rows } = await pool().query<Row>(
    statement(organization, resource, scope.map((condition) => `(${condition})`).join(" OR ") || "false"),
    parameters.values,
  );
  const row = rows[0];
  return row ? { ok: true, data: toPage(row, principal) } : { ok: false, error: refusal("not_found") };
}

/** `seen` is true of a booking `b` that the viewer may open. */
function statement(organization: string, resource: string, seen: string): string {
  return `
SELECT clock.now, r.id, r.name, r.time_zone, r.advance_days, o.asset_advance_days AS organization_advance_days,
  r.usage_unit, o.shows_member_names, o.squawks_need_confirmation, ${CAUSES_OF_ASSET} AS causes,
  (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'active', f.active)
      ORDER BY f.active DESC, f.name, f.id), '[]')
    FROM offering f WHERE f.organization_id = r.organization_id AND f.resource_id = r.id AND f.lifecycle = 'asset') AS offerings,
  (SELECT coalesce(json_agg(s), '[]') FROM (
    SELECT s.* FROM squawk s WHERE s.resource_id = r.id AND (s.status IN ('pending', 'open', 'deferred') OR s.id IN (
      SELECT t.id FROM squawk t WHERE t.resource_id = r.id AND t.status IN ('resolved', 'dismissed')
      ORDER BY t.reported_at DESC, t.id DESC LIMIT 50))
    ORDER BY s.status IN ('resolved', 'dismissed'), s.reported_at DESC, s.id DESC) s) AS squawks,
  (SELECT coalesce(json_agg(m ORDER BY m.starts_at, m.id), '[]') FROM (
    SELECT m.*, (SELECT count(*)::int FROM suspension_cause c WHERE c.maintenance_id = m.id) AS holds
    FROM maintenance m WHERE m.resource_id = r.id AND m.removed_at IS NULL) m
    WHERE m.ends_at > clock.now OR m.holds > 0) AS maintenance,
  (SELECT coalesce(json_agg(u), '[]') FROM (
    SELECT u.id, u.start_reading AS "startReading", u.end_reading AS "endReading", u.note, u.author_id, u.author_name,
      u.at, u.offsets_id IS NOT NULL AS offsets,
      EXISTS (SELECT FROM usage_entry t WHERE t.offsets_id = u.id) AS "takenBack",
      CASE WHEN ${seen} THEN b.reference END AS reference
    FROM usage_entry u JOIN booking b ON b.id = u.booking_id
    WHERE u.resource_id = r.id ORDER BY u.at DESC, u.sequence DESC LIMIT 20) u) AS usage,
  (SELECT coalesce(json_agg(e), '[]') FROM (
    SELECT e.id, e.subject, e.action, e.metadata->>'title' AS title, e.actor_kind AS "actorKind",
      e.actor_id AS author_id, e.actor_name AS author_name, e.reason, e.at,
      CASE WHEN e.subject = 'rules' THEN e.metadata END AS rules,
      CASE WHEN e.subject = 'maintenance' AND e.action = 'change'
        THEN json_build_object('before', e.metadata->'before', 'after', e.metadata->'after') END AS window
    FROM asset_event e
    WHERE e.resource_id = r.id ORDER BY e.at DESC, e.id DESC LIMIT 30) e) AS events,
  (SELECT coalesce(json_agg(b), '[]') FROM (
    SELECT b.reference, b.status, b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.author_id, a.name AS author_name
    FROM booking b LEFT JOIN app_user a ON a.id = b.author_id
    WHERE b.id = ANY (ARRAY(SELECT t.booking_id FROM occupancy t
        WHERE t.resource_id = r.id AND t.booking_id IS NOT NULL AND t.period && tstzrange(clock.now, NULL)))
      AND b.lifecycle = 'asset' AND b.status IN ('tentative', 'pending', 'confirmed', 'suspended') AND (${seen})
    ORDER BY b.starts_at, b.id LIMIT 10) b) AS bookings
FROM (SELECT now()) clock
JOIN organization o ON o.id = ${organization}
JOIN resource r ON r.organization_id = o.id AND r.id = ${resource} AND ${IS_ASSET}`;
}

function toPage(row: Row, principal: Principal): AssetPage {
  const viewer = { id: principal.userId, roles: principal.roles, supplierId: principal.supplierId };
  const nameOf = (id: string | null, name: string | null) =>
    shownName({ id, name }, viewer, row.shows_member_names);
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    advanceDays: row.advance_days,
    organizationAdvanceDays: row.organization_advance_days,
    usageUnit: row.usage_unit,
    offerings: row.offerings,
    airworthiness: airworthinessDto(row.causes.map(causeOf), row.now),
    squawks: row.squawks.map((squawk) => toSquawk(squawk, nameOf(squawk.reporter_id, squawk.reporter_name))),
    maintenance: row.maintenance.map(({ id, title, reason, starts_at, ends_at, holds, version }) => ({
      id,
      title,
      reason,
      startsAt: instant(starts_at),
      endsAt: instant(ends_at),
      startsLocal: toWallTime(new Date(starts_at), row.time_zone),
      endsLocal: toWallTime(new Date(ends_at), row.time_zone),
      startsOccurrence: occurrenceOf(new Date(starts_at), row.time_zone),
      endsOccurrence: occurrenceOf(new Date(ends_at), row.time_zone),
      holds,
      version,
    })),
    usage: row.usage.map(({ author_id, author_name, at, ...entry }) => ({
      ...entry,
      at: instant(at),
      authorName: nameOf(author_id, author_name),
    })),
    events: row.events.map(({ author_id, author_name, at, ...event }) => ({
      ...event,
      at: instant(at),
      actorName: author_id === null ? author_name : nameOf(author_id, author_name),
    })),
    bookings: row.bookings.map(({ author_id, author_name, startsAt, endsAt, ...booking }) => ({
      ...booking,
      startsAt: instant(startsAt),
      endsAt: instant(endsAt),
      authorName: author_name,
      own: author_id === principal.userId,
    })),
    reportsWait: reportedStatus(principal.roles, row.squawks_need_confirmation) === "pending",
  };
}

function toSquawk(squawk: SquawkRow, reporterName: string | null): AssetSquawk {
  const { id, title, description, severity, status, reason, version } = squawk;
  return {
    id,
    title,
    description,
    severity,
    status,
    reporterName,
    reportedAt: instant(squawk.reported_at),
    deferredUntil: squawk.deferred_until === null ? null : instant(squawk.deferred_until),
    reason,
    version,
  };
}

/** PostgreSQL writes an instant into JSON with its own offset. */
function instant(text: string): string {
  return new Date(text).toISOString();
}
