import { bookingScope } from "@/lib/domain/access/permissions";
import { IS_ASSET } from "@/lib/server/assets/asset-sql";
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
  /** How many entries are read at most; all of them where nothing is said. */
  readonly most?: number;
}

/**
 * What the person sees of a range on the calendar, oldest first. Its text depends on the person's roles and on how many
 * resources are asked for, never on which, so that the database may keep its plan. Customers are looked up one by one,
 * because a planner that expects more bookings than there are would read them all instead.
 */
export function calendarStatement(
  person: Principal,
  wanted: CalendarWanted,
): { text: string; values: unknown[] } {
  const parameters = new Parameters();
  const organization = parameters.add(person.organization.id, "uuid");
  const [from, to] = [wanted.from, wanted.to].map((at) => parameters.add(at, "timestamptz"));
  const bookings = [
    `t.organization_id = ${organization}`,
    `t.period && tstzrange(${from}, ${to})`,
    ...ofResources("t", wanted.resources, parameters),
    "b.phase <> 'void'",
    ...seenBy(person, parameters),
  ];
  const maintenance = [
    `r.organization_id = ${organization}`,
    "m.removed_at IS NULL",
    `m.ends_at > ${from} AND m.starts_at < ${to}`,
    IS_ASSET,
    ...ofResources("m", wanted.resources, parameters),
  ];
  const limit = wanted.most === undefined ? "" : `LIMIT ${parameters.add(wanted.most, "int")}`;
  const text = `SELECT 'booking' AS kind, b.id, b.reference, b.version, b.lifecycle, b.status, b.phase,
      b.resource_id AS "resourceId", b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.author_id AS "authorId",
      b.maker_id AS "makerId", b.supplier_id AS "supplierId", b.customer_id AS "customerId",
      (SELECT name FROM customer WHERE id = b.customer_id) AS "customerName",
      f.name AS "offeringName", u.name AS "authorName", ${holderColumns(person)},
      (SELECT shows_member_names FROM organization WHERE id = ${organization}) AS "showsMemberNames"
    FROM booking_search t JOIN booking b ON b.id = t.booking_id JOIN offering f ON f.id = b.offering_id
      LEFT JOIN app_user u ON u.id = b.author_id
    WHERE ${bookings.join(" AND ")}
    ${showsMaintenance(person, wanted) ? `UNION ALL ${maintenanceRows(maintenance)}` : ""}
    ORDER BY "startsAt", "endsAt", id ${limit}`;
  return { text, values: parameters.values };
}

function maintenanceRows(conditions: readonly string[]): string {
  return `SELECT 'maintenance', m.id, NULL, NULL, NULL, 'planned', NULL, m.resource_id, m.starts_at, m.ends_at,
      m.author_id, NULL, NULL, NULL, NULL, m.title, NULL, NULL, NULL, false
    FROM maintenance m JOIN resource r ON r.id = m.resource_id
    WHERE ${conditions.join(" AND ")}`;
}

/** What tells whose booking it is to people who are not told of its customer; nobody else needs it. */
function holderColumns({ userId, roles, supplierId }: Principal): string {
  if (bookingScope({ id: userId, roles, supplierId }).kind === "all")
    return `NULL::json AS member, NULL::text[] AS "authorRoles"`;
  return `(SELECT json_build_object('id', p.id, 'name', p.name) FROM customer c JOIN app_user p ON p.email = c.email
        JOIN membership s ON s.organization_id = c.organization_id AND s.user_id = p.id
        WHERE c.id = b.customer_id) AS member,
      (SELECT a.roles FROM membership a
        WHERE a.organization_id = b.organization_id AND a.user_id = b.author_id) AS "authorRoles"`;
}

/** Whoever sees the bookings of assets sees what keeps the assets from them. */
function showsMaintenance({ userId, roles, supplierId }: Principal, { resources }: CalendarWanted): boolean {
  if (resources.kind === "none") return false;
  return bookingScope({ id: userId, roles, supplierId }).kind === "all" || roles.includes("member");
}

function ofResources(table: "t" | "m", resources: CalendarResources, parameters: Parameters): string[] {
  if (resources.kind === "all") return [];
  if (resources.kind === "none") return [`${table}.resource_id IS NULL`];
  const [first] = resources.ids;
  return resources.ids.length === 1
    ? [`${table}.resource_id = ${parameters.add(first, "uuid")}`]
    : [`${table}.resource_id = ANY (${parameters.add(resources.ids, "uuid[]")})`];
}

/**
 * Members see every booking of an asset, and the time that anything else takes of one; of the rest everybody sees what
 * they see in lists.
 */
function seenBy(person: Principal, parameters: Parameters): string[] {
  const { userId, roles, supplierId } = person;
  const scope = bookingScope({ id: userId, roles, supplierId });
  if (scope.kind === "all") return [];
  const own = [
    ...(scope.supplierId ? [`b.supplier_id = ${parameters.add(scope.supplierId, "uuid")}`] : []),
    ...(scope.authorId ? [`b.author_id = ${parameters.add(scope.authorId, "uuid")}`] : []),
    ...(roles.includes("member") ? ["b.lifecycle = 'asset'", TAKES_AN_ASSET] : []),
  ];
  return [own.length > 0 ? `(${own.join(" OR ")})` : "false"];
}

const TAKES_AN_ASSET = `(b.occupies AND EXISTS (
  SELECT FROM resource r WHERE r.organization_id = b.organization_id AND r.id = b.resource_id AND ${IS_ASSET}))`;
