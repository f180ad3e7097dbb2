import type { BookingSort } from "@/lib/schemas/booking-list";
import type { ListPosition } from "@/lib/server/bookings/list-cursor";
import { STATUSES_WITH_DEADLINE } from "@/lib/server/bookings/list-deciding";
import { asPredicate, type FilteredBookings } from "@/lib/server/bookings/list-filter";
import {
  type Arm,
  anyArm,
  armConditions,
  type Group,
  notMaker,
  ofSupplier,
} from "@/lib/server/bookings/list-tabs";

/**
 * With at most this many bookings that match a text or a range of starts, all are read and sorted; with more, the
 * bookings are read in the list's order until the page is full. At some 300,000 bookings both cost about the same
 * there; a walk meets a range's bookings sooner, because they were made in the months before.
 */
const FEW_TEXTS = 2_000;
const FEW_STARTS = 800;

/** The order of a statement: a segment's rows by an instant, then by id; reversed for the page before. */
interface Order {
  readonly descending: boolean;
  readonly segments: readonly Segment[];
}

interface Segment {
  readonly number: 0 | 1;
  readonly column: "b.created_at" | "b.starts_at" | "b.deadline_at";
  readonly where: readonly string[];
}

const SEGMENTS: Readonly<Record<"created" | "starts" | "deadline", readonly Segment[]>> = {
  created: [{ number: 0, column: "b.created_at", where: [] }],
  starts: [{ number: 0, column: "b.starts_at", where: [] }],
  deadline: [
    { number: 0, column: "b.deadline_at", where: ["b.deadline_at IS NOT NULL"] },
    { number: 1, column: "b.created_at", where: ["b.deadline_at IS NULL"] },
  ],
};

export interface PageWanted {
  readonly bookings: FilteredBookings;
  readonly sort: BookingSort;
  readonly position: ListPosition | null;
  /** One more than the page shows, to know whether another page follows. */
  readonly rows: number;
}

/**
 * The statement of one page. It first finds ids in the list's order, each group and status from its own index and
 * never more than a page of them, merges these, and joins names to what is left.
 */
export function pageStatement(wanted: PageWanted): { text: string; values: unknown[] } {
  const { bookings, sort, position } = wanted;
  const key = sort.replace("-", "") as keyof typeof SEGMENTS;
  const reversed = position?.direction === "before";
  const order = { descending: sort.startsWith("-") !== reversed, segments: SEGMENTS[key] };
  const direction = order.descending ? "DESC" : "ASC";
  const inOrder = `segment ${reversed ? "DESC" : "ASC"}, at ${direction}, id ${direction}`;
  const best = (sources: readonly string[]) =>
    `SELECT id, segment, at FROM (${sources.join("\nUNION ALL\n")}) found ORDER BY ${inOrder} LIMIT ${wanted.rows}`;
  const matches = matchesOf(bookings, key);
  const parts = [
    ...(matches ? [`matches AS MATERIALIZED (${matches} LIMIT ${few(bookings) + 1})`] : []),
    ...madeLate(bookings),
    ...(matches
      ? [`page AS MATERIALIZED (${best(searched(wanted, order))})`]
      : inSegments(wanted, order, best)),
  ];
  const text = `WITH ${parts.join(", ")}
    SELECT now() AS now, page.segment, page.at, to_json(b) AS booking,
      json_build_object('id', c.id, 'name', c.name, 'email', c.email, 'phone', c.phone) AS customer,
      f.name AS "offeringName", s.name AS "supplierName"
    FROM page JOIN booking b ON b.id = page.id
    JOIN customer c ON c.id = b.customer_id JOIN offering f ON f.id = b.offering_id
    LEFT JOIN supplier s ON s.id = b.supplier_id
    ORDER BY page.segment ${reversed ? "DESC" : "ASC"}, page.at ${direction}, page.id ${direction}`;
  return { text, values: bookings.parameters.values };
}

/** The page of a walk; its second segment is looked at only where the first leaves room. */
function inSegments(
  wanted: PageWanted,
  order: Order,
  best: (sources: readonly string[]) => string,
): string[] {
  const backwards = wanted.position?.direction === "before";
  const [first, ...later] = backwards ? order.segments.toReversed() : order.segments;
  const begun = first ? walked(wanted, { ...order, segments: [first] }, "", []) : [];
  const room = `(SELECT count(*) FROM first_segment) < ${wanted.rows}`;
  const rest = walked(wanted, { ...order, segments: later }, "", begun.length > 0 ? [room] : []);
  if (begun.length === 0 || rest.length === 0) return [`page AS MATERIALIZED (${best([...begun, ...rest])})`];
  return [
    `first_segment AS MATERIALIZED (${best(begun)})`,
    `page AS MATERIALIZED (${best(["SELECT * FROM first_segment", ...rest])})`,
  ];
}

/**
 * Ids of what the text or the range of starts lets through, or null where neither is asked for, or where the list's
 * own order or the index of a status by start leads through the range anyway.
 */
function matchesOf(bookings: FilteredBookings, key: keyof typeof SEGMENTS): string | null {
  const { patterns, starts, person, parameters, groups, narrow } = bookings;
  const organization = parameters.add(person.organization.id, "uuid");
  if (patterns.length > 0)
    return `SELECT s.booking_id AS id FROM booking_search s
      WHERE s.organization_id = ${organization} AND ${like(patterns)}`;
  const byStatus = !narrow && groups.every(({ arms }) => arms !== null);
  if (starts.conditions.length > 0 && key !== "starts" && !byStatus)
    return `SELECT b.id FROM booking b
      WHERE ${[`b.organization_id = ${organization}`, ...starts.conditions].join(" AND ")}`;
  return null;
}

function few({ patterns }: FilteredBookings): number {
  return patterns.length > 0 ? FEW_TEXTS : FEW_STARTS;
}

function like(patterns: readonly string[]): string {
  return `(${patterns.map((pattern) => `s.text LIKE ${pattern}`).join(" OR ")})`;
}

/** Both ways to search, of which the database runs the one that suits the number of matches. */
function searched(wanted: PageWanted, order: Order): string[] {
  const { patterns } = wanted.bookings;
  const count = "(SELECT count(*) FROM matches)";
  // OFFSET 0 keeps the planner from starting at the texts.
  const join =
    patterns.length === 0
      ? ""
      : `JOIN LATERAL (SELECT s.text FROM booking_search s WHERE s.booking_id = b.id OFFSET 0) s ON ${like(patterns)}`;
  return [
    ...sorted("matches", "", [`${count} <= ${few(wanted.bookings)}`], wanted, order),
    ...walked(wanted, order, join, [`${count} > ${few(wanted.bookings)}`]),
  ];
}

/**
 * Those of a list of ids that the filter lets through, all read and sorted. OFFSET 0 keeps the planner, which cannot
 * know how few they are, from reading all that the filter lets through instead.
 */
function sorted(
  ids: string,
  join: string,
  gate: readonly string[],
  wanted: PageWanted,
  order: Order,
): string[] {
  const { bookings, position, rows } = wanted;
  const direction = order.descending ? "DESC" : "ASC";
  return order.segments
    .filter((segment) => reaches(segment, position))
    .map((segment) => {
      const conditions = [...gate, `(${asPredicate(bookings)})`, ...limits(segment, wanted, order)];
      return `(SELECT b.id, ${segment.number} AS segment, ${segment.column} AS at
        FROM ${ids} ids CROSS JOIN LATERAL (SELECT * FROM booking WHERE booking.id = ids.id OFFSET 0) b ${join}
        WHERE ${conditions.join(" AND ")}
        ORDER BY at ${direction}, id ${direction} LIMIT ${rows})`;
    });
}

/**
 * Each group and segment in its own order, up to a page of rows. A booking is made before it starts, so that in the
 * order of creation those which start before an instant need no search among those made after it; except for the
 * very few of which that is not true, which have their own index.
 */
function walked(wanted: PageWanted, order: Order, join: string, gate: readonly string[]): string[] {
  const { bookings, position } = wanted;
  const { before } = bookings.starts;
  const walks = bookings.groups.flatMap((group) =>
    order.segments
      .filter((segment) => reaches(segment, position))
      .map((segment) => {
        const made = [`b.created_at < ${before}`, "b.created_at < b.starts_at"];
        const bounded = before !== null && segment.column === "b.created_at" ? made : [];
        return walk(group, segment, { ...wanted, order, join, gate: [...gate, ...bounded] });
      }),
  );
  const byCreation = order.segments.filter(({ column }) => column === "b.created_at");
  if (before === null || byCreation.length === 0) return walks;
  return [...walks, ...sorted("made_late", join, gate, wanted, { ...order, segments: byCreation })];
}

/** The bookings of the range that were made after their start. */
function madeLate({ starts, person, parameters }: FilteredBookings): string[] {
  const organization = parameters.add(person.organization.id, "uuid");
  const conditions = [
    `b.organization_id = ${organization}`,
    ...starts.conditions,
    "b.starts_at <= b.created_at",
  ];
  return starts.before === null
    ? []
    : [`made_late AS MATERIALIZED (SELECT b.id FROM booking b WHERE ${conditions.join(" AND ")})`];
}

interface Walk extends PageWanted {
  readonly order: Order;
  readonly join: string;
  readonly gate: readonly string[];
}

function walk(group: Group, segment: Segment, wanted: Walk): string {
  const { bookings, order, join, gate, rows } = wanted;
  const { person, parameters } = bookings;
  const direction = order.descending ? "DESC" : "ASC";
  const select = (conditions: readonly string[]) => `(
    SELECT b.id, ${segment.number} AS segment, ${segment.column} AS at FROM booking b ${join}
    WHERE ${[...gate, ...group.where, ...conditions, ...limits(segment, wanted, order)].join(" AND ")}
    ORDER BY ${segment.column} ${direction}, b.id ${direction} LIMIT ${rows})`;
  // In this order nothing but the statuses that have deadlines leads through an index.
  const byStatus = segment.column === "b.deadline_at" && !bookings.narrow;
  const arms = group.arms ?? (byStatus ? STATUSES_WITH_DEADLINE : null);
  if (arms === null) return select([]);
  const [only] = arms;
  if (only && arms.length === 1) return select(armConditions(only, person, parameters));
  if (bookings.narrow) return select([`(${anyArm(arms, person, parameters)})`]);
  return `SELECT each_arm.* FROM (VALUES ${arms.map(armValues).join(", ")})
    arm (lifecycle, status, not_maker, of_supplier) CROSS JOIN LATERAL ${select(armColumns(arms, wanted))} each_arm`;
}

function armValues(arm: Arm): string {
  return `('${arm.lifecycle}', '${arm.status}', ${arm.notMaker ?? false}, ${arm.ofSupplier ?? false})`;
}

function armColumns(arms: readonly Arm[], { bookings: { person, parameters } }: PageWanted): string[] {
  return [
    "b.lifecycle = arm.lifecycle",
    "b.status = arm.status",
    ...(arms.some((arm) => arm.notMaker) ? [`(NOT arm.not_maker OR ${notMaker(person, parameters)})`] : []),
    ...(arms.some((arm) => arm.ofSupplier)
      ? [`(NOT arm.of_supplier OR ${ofSupplier(person, parameters)})`]
      : []),
  ];
}

/** Whether rows of the segment lie on the wanted side of the position. */
function reaches(segment: Segment, position: ListPosition | null): boolean {
  if (!position) return true;
  return position.direction === "after"
    ? segment.number >= position.segment
    : segment.number <= position.segment;
}

function limits(segment: Segment, { position, bookings }: PageWanted, order: Order): string[] {
  if (!position || position.segment !== segment.number) return [...segment.where];
  const at = bookings.parameters.add(position.at, "timestamptz");
  const id = bookings.parameters.add(position.id, "uuid");
  return [...segment.where, `(${segment.column}, b.id) ${order.descending ? "<" : ">"} (${at}, ${id})`];
}

/** Declares the cursor `bookings` over everything that the filter lets through, in the list's order. */
export function exportStatement(
  bookings: FilteredBookings,
  sort: BookingSort,
): { text: string; values: unknown[] } {
  const { parameters, patterns, person } = bookings;
  const direction = sort.startsWith("-") ? "DESC" : "ASC";
  const segments = SEGMENTS[sort.replace("-", "") as keyof typeof SEGMENTS];
  const keys = segments.map(({ column, where }, number) => {
    const key = number === 0 ? column : `CASE WHEN ${where.join(" AND ")} THEN ${column} END`;
    return `${key} ${direction} NULLS LAST`;
  });
  const zone = parameters.add(person.organization.timeZone, "text");
  const times = ["starts", "ends", "deadline", "created"].map(
    (name) => `to_char(b.${name}_at AT TIME ZONE ${zone}, 'YYYY-MM-DD HH24:MI') AS ${name}_local,
      to_char(b.${name}_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS ${name}_iso`,
  );
  const text =
    patterns.length > 0
      ? ` AND EXISTS (SELECT FROM booking_search s WHERE s.booking_id = b.id AND ${like(patterns)})`
      : "";
  return {
    text: `DECLARE bookings NO SCROLL CURSOR FOR
      SELECT b.reference, b.lifecycle, b.status, b.phase, f.name AS offering, s.name AS supplier,
        c.name AS customer, c.email, c.phone, b.party_size, ${times.join(", ")}
      FROM booking b JOIN customer c ON c.id = b.customer_id JOIN offering f ON f.id = b.offering_id
      LEFT JOIN supplier s ON s.id = b.supplier_id
      WHERE (${asPredicate(bookings)})${text}
      ORDER BY ${keys.join(", ")}, b.id ${direction}`,
    values: parameters.values,
  };
}
