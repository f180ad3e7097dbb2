import { bookingScope } from "@/lib/domain/access/permissions";
import { MAINTENANCE } from "@/lib/domain/calendar/entry-look";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { Principal } from "@/lib/server/auth/principal";
import { Parameters } from "@/lib/server/bookings/list-tabs";

/** Which resources: one or some of them, everything without one, or all of it. */
export type CalendarResources =
  | { readonly kind: "all" }
  | { readonly kind: "some"; readonly ids: readonly string[] }
  | { readonly kind: "none" };

export interface CalendarWanted {
  /** Half-open: what ends at `from` or starts at `to` is not in it. */
  readonly from: Date;
  readonly to: Date;
  readonly resources: CalendarResources;
  readonly lifecycles?: readonly LifecycleKey[] | undefined;
  /** Statuses of bookings, and "maintenance". */
  readonly statuses?: readonly string[] | undefined;
}

/**
 * What the person sees of a range on the calendar, oldest first. Its text depends on the person's roles and on which
 * filters there are, never on their values, so that the database may keep its plan. Customers are looked up
 * one by one, because a planner that expects more bookings than there are would read them all instead.
 */
export function calendarStatement(
  person: Principal,
  wanted: CalendarWanted,
): { text: string; values: unknown[] } {
  const parameters = new Parameters();
  const organization = parameters.add(person.organization.id, "uuid");
  const range = `tstzrange(${parameters.add(wanted.from, "timestamptz")}, ${parameters.add(wanted.to, "timestamptz")})`;
  const bookings = [
    `b.organization_id = ${organization}`,
    "b.phase <> 'void'",
    `tstzrange(b.starts_at, b.ends_at) && ${range}`,
    ...ofResources("b", wanted.resources, parameters),
    ...(wanted.lifecycles ? [`b.lifecycle = ANY (${parameters.add(wanted.lifecycles, "text[]")})`] : []),
    ...(wanted.statuses ? [`b.status = ANY (${parameters.add(wanted.statuses, "text[]")})`] : []),
    ...seenBy(person, parameters),
  ];
  const maintenance = [
    `r.organization_id = ${organization}`,
    "m.removed_at IS NULL",
    `tstzrange(m.starts_at, m.ends_at) && ${range}`,
    ...ofResources("m", wanted.resources, parameters),
  ];
  const text = `SELECT 'booking' AS kind, b.id, b.reference, b.version, b.lifecycle, b.status, b.phase,
      b.resource_id AS "resourceId", b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.author_id AS "authorId",
      b.maker_id AS "makerId", b.supplier_id AS "supplierId", b.customer_id AS "customerId",
      (SELECT name FROM customer WHERE id = b.customer_id) AS "customerName",
      f.name AS "offeringName", u.name AS "authorName",
      (SELECT shows_member_names FROM organization WHERE id = ${organization}) AS "showsMemberNames"
    FROM booking b JOIN offering f ON f.id = b.offering_id LEFT JOIN app_user u ON u.id = b.author_id
    WHERE ${bookings.join(" AND ")}
    ${showsMaintenance(person, wanted) ? `UNION ALL ${maintenanceRows(maintenance)}` : ""}
    ORDER BY "startsAt", "endsAt", id`;
  return { text, values: parameters.values };
}

function maintenanceRows(conditions: readonly string[]): string {
  return `SELECT 'maintenance', m.id, NULL, NULL, NULL, 'planned', NULL, m.resource_id, m.starts_at, m.ends_at,
      m.author_id, NULL, NULL, NULL, NULL, m.title, NULL, false
    FROM maintenance m JOIN resource r ON r.id = m.resource_id
    WHERE ${conditions.join(" AND ")}`;
}

/** Whoever sees the bookings of assets sees what keeps the assets from them. */
function showsMaintenance({ userId, roles, supplierId }: Principal, wanted: CalendarWanted): boolean {
  if (bookingScope({ id: userId, roles, supplierId }).kind === "own" && !roles.includes("member"))
    return false;
  if (wanted.resources.kind === "none") return false;
  if (wanted.lifecycles && !wanted.lifecycles.includes("asset")) return false;
  return wanted.statuses === undefined || wanted.statuses.includes(MAINTENANCE);
}

function ofResources(table: "b" | "m", resources: CalendarResources, parameters: Parameters): string[] {
  if (resources.kind === "all") return [];
  if (resources.kind === "none") return [`${table}.resource_id IS NULL`];
  const [first] = resources.ids;
  return resources.ids.length === 1
    ? [`${table}.resource_id = ${parameters.add(first, "uuid")}`]
    : [`${table}.resource_id = ANY (${parameters.add(resources.ids, "uuid[]")})`];
}

/** Members see every booking of an asset; of the rest everybody sees what they see in lists. */
function seenBy(person: Principal, parameters: Parameters): string[] {
  const { userId, roles, supplierId } = person;
  const scope = bookingScope({ id: userId, roles, supplierId });
  if (scope.kind === "all") return [];
  const own = [
    ...(scope.supplierId ? [`b.supplier_id = ${parameters.add(scope.supplierId, "uuid")}`] : []),
    ...(scope.authorId ? [`b.author_id = ${parameters.add(scope.authorId, "uuid")}`] : []),
    ...(roles.includes("member") ? ["b.lifecycle = 'asset'"] : []),
  ];
  return [own.length > 0 ? `(${own.join(" OR ")})` : "false"];
}
