import { createHash } from "node:crypto";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { BookingDto } from "@/lib/schemas/booking";
import {
  BOOKING_TABS,
  type BookingListItem,
  type BookingListPage,
  type BookingListQuery,
  type BookingTab,
  type BookingTabCounts,
  MOST_COUNTED,
  sortOf,
} from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import { type CustomerRow, toBookingDto } from "@/lib/server/bookings/booking-dto";
import type { BookingRow } from "@/lib/server/bookings/booking-row";
import { decodeCursor, encodeCursor, type ListPosition } from "@/lib/server/bookings/list-cursor";
import { filterBookings } from "@/lib/server/bookings/list-filter";
import { pageStatement } from "@/lib/server/bookings/list-statement";
import { armConditions, Parameters, scopeConditions, tabGroups } from "@/lib/server/bookings/list-tabs";
import { allToldTo } from "@/lib/server/bookings/told-customer";
import { pool } from "@/lib/server/db/pool";

interface ListRow {
  readonly now: Date;
  readonly segment: 0 | 1;
  readonly at: Date;
  readonly booking: BookingRow;
  readonly customer: CustomerRow;
  readonly offeringName: string;
  readonly supplierName: string | null;
}

/**
 * A page of the bookings that the person may see, in one statement. Refuses a cursor that was made up or belongs
 * to another order with `invalid_input`.
 */
export async function listBookings(
  principal: Principal,
  query: BookingListQuery,
): Promise<Result<BookingListPage>> {
  return readItems(principal, query, toItem);
}

/** The same page as the API shows it, without the names. */
export async function listBookingDtos(
  principal: Principal,
  query: BookingListQuery,
): Promise<Result<BookingListPage<BookingDto>>> {
  return readItems(principal, query, toDto);
}

/** Each with as much of its customer as the person may know. */
async function readItems<Item extends BookingDto>(
  principal: Principal,
  query: BookingListQuery,
  toItemOf: (row: ListRow) => Item,
): Promise<Result<BookingListPage<Item>>> {
  const page = await readPage(principal, query);
  if (!page.ok) return page;
  return { ok: true, data: { ...page.data, data: await allToldTo(principal, page.data.data.map(toItemOf)) } };
}

async function readPage(
  principal: Principal,
  query: BookingListQuery,
): Promise<Result<BookingListPage<ListRow>>> {
  const sort = sortOf(query);
  const position = query.cursor === undefined ? null : decodeCursor(sort, query.cursor);
  if (query.cursor !== undefined && !position) {
    return {
      ok: false,
      error: refusal("invalid_input", "This page does not exist. Start from the first page.", {
        fields: { cursor: "Made up, or of another order." },
      }),
    };
  }
  const bookings = filterBookings(principal, query);
  if (bookings.groups.length === 0)
    return { ok: true, data: { data: [], nextCursor: null, previousCursor: null } };
  const { rows } = await pool().query<ListRow>(
    pageStatement({ bookings, sort, position, rows: query.limit + 1 }),
  );
  return { ok: true, data: pageOf(rows, query, position) };
}

/** The extra row tells whether the list goes on; on the other side lies what the reader came from. */
function pageOf(
  found: ListRow[],
  query: BookingListQuery,
  position: ListPosition | null,
): BookingListPage<ListRow> {
  const more = found.length > query.limit;
  const data = found.slice(0, query.limit);
  const backwards = position?.direction === "before";
  if (backwards) data.reverse();
  const cursor = (row: ListRow | undefined, direction: ListPosition["direction"]) =>
    row
      ? encodeCursor(sortOf(query), { direction, segment: row.segment, at: row.at, id: row.booking.id })
      : null;
  return {
    data,
    nextCursor: more || backwards ? cursor(data.at(-1), "after") : null,
    previousCursor: (backwards ? more : position !== null) ? cursor(data[0], "before") : null,
  };
}

function toDto({ booking, customer, now }: ListRow): BookingDto {
  return toBookingDto(booking, customer, now);
}

function toItem(row: ListRow): BookingListItem {
  return { ...toDto(row), offeringName: row.offeringName, supplierName: row.supplierName };
}

/** How many bookings each tab has for this person, counted as far as 99 and one more. */
export async function tabCounts(
  principal: Principal,
  tabs: readonly BookingTab[] = BOOKING_TABS,
): Promise<BookingTabCounts> {
  const parameters = new Parameters();
  const organization = parameters.add(principal.organization.id, "uuid");
  const scopes = scopeConditions(principal, parameters);
  const columns = tabs.map((tab) => {
    const sources = tabGroups(tab, principal, parameters).flatMap(({ arms, counted, where }) =>
      (arms ?? counted ?? [null]).flatMap((arm) =>
        scopes.map((scope) => {
          const own = arm ? armConditions(arm, principal, parameters) : [];
          const conditions = [`b.organization_id = ${organization}`, scope, ...where, ...own];
          return `(SELECT FROM booking b WHERE ${conditions.join(" AND ")} LIMIT ${MOST_COUNTED})`;
        }),
      ),
    );
    if (sources.length === 0) return `0 AS ${tab}`;
    return `(SELECT count(*)::int FROM (SELECT FROM (${sources.join(" UNION ALL ")}) found LIMIT ${MOST_COUNTED}) counted) AS "${tab}"`;
  });
  const text = `SELECT ${columns.join(",\n")}`;
  // Planning takes longer than counting. The texts are as many as the sets of roles, so that each may keep its plan.
  const name = `tab_counts_${createHash("sha1").update(text).digest("hex")}`;
  const { rows } = await pool().query<BookingTabCounts>({ name, text, values: parameters.values });
  if (!rows[0]) throw new Error("A SELECT without FROM returned no row");
  return rows[0];
}
