import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Role } from "@/lib/domain/access/roles";
import { TAKEN } from "@/lib/domain/calendar/entry-look";
import { entryTitle, mayOpen } from "@/lib/domain/calendar/entry-title";
import { mayMove } from "@/lib/domain/calendar/movable";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { Phase } from "@/lib/domain/lifecycle/types";
import { type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import { type CalendarEntry, type CalendarQuery, MOST_CALENDAR_ENTRIES } from "@/lib/schemas/calendar";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { type CalendarWanted, calendarStatement } from "@/lib/server/calendar/calendar-statement";
import { pool, prisma } from "@/lib/server/db/pool";

interface BookingEntryRow {
  readonly kind: "booking";
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly lifecycle: LifecycleKey;
  readonly status: string;
  readonly phase: Phase;
  readonly resourceId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly authorId: string | null;
  readonly makerId: string | null;
  readonly supplierId: string | null;
  readonly customerId: string;
  readonly customerName: string;
  readonly offeringName: string;
  readonly authorName: string | null;
  /** Who is the customer, among the members; like the author's roles it is read only for people who need it. */
  readonly member: { readonly id: string; readonly name: string } | null;
  readonly authorRoles: readonly Role[] | null;
  readonly showsMemberNames: boolean;
}

interface MaintenanceRow extends Pick<BookingEntryRow, "id" | "startsAt" | "endsAt" | "authorId"> {
  readonly kind: "maintenance";
  readonly resourceId: string;
  /** What is done, in the place of the offering. */
  readonly offeringName: string;
}

type EntryRow = BookingEntryRow | MaintenanceRow;

/** What the person sees of a range, in one statement. Cancelled and rejected bookings are not drawn. */
export async function readCalendar(person: Principal, wanted: CalendarWanted): Promise<CalendarEntry[]> {
  const { text, values } = calendarStatement(person, wanted);
  const name = `calendar_${createHash("sha1").update(text).digest("hex")}`;
  const { rows } = await pool().query<EntryRow>({ name, text, values });
  return rows.map((row) => toEntry(row, person));
}

/**
 * As the API asks for it. Refuses a resource that the organization does not have with `not_found`, and a range of more
 * entries than one answer holds, because a part of them would look like all.
 */
export async function readCalendarOf(
  person: Principal,
  { from, to, resourceId }: CalendarQuery,
): Promise<Result<CalendarEntry[]>> {
  if (resourceId !== undefined && !(await isOwnResource(person, resourceId)))
    return { ok: false, error: refusal("not_found") };
  const { timeZone } = person.organization;
  const data = await readCalendar(person, {
    from: instantOf(from, timeZone, 0),
    to: instantOf(to, timeZone, 1),
    resources: resourceId === undefined ? { kind: "all" } : { kind: "some", ids: [resourceId] },
    most: MOST_CALENDAR_ENTRIES + 1,
  });
  if (data.length > MOST_CALENDAR_ENTRIES) return { ok: false, error: tooMany(resourceId) };
  return { ok: true, data };
}

function tooMany(resourceId: string | undefined): Refusal {
  const most = MOST_CALENDAR_ENTRIES.toLocaleString("en-GB");
  const narrower = resourceId === undefined ? "a shorter range, or for one resource" : "a shorter range";
  return refusal("invalid_input", `More than ${most} entries lie in this range. Ask for ${narrower}.`, {
    fields: { to: `Ask for ${narrower}.` },
  });
}

function instantOf(bound: string, timeZone: string, daysLater: 0 | 1): Date {
  if (bound.length > 10) return new Date(bound);
  const day = Temporal.PlainDate.from(bound).add({ days: daysLater });
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}

async function isOwnResource({ organization }: Principal, id: string): Promise<boolean> {
  return (await prisma().resource.count({ where: { id, organizationId: organization.id } })) > 0;
}

function toEntry(row: EntryRow, person: Principal): CalendarEntry {
  return row.kind === "booking" ? bookingEntry(row, person) : maintenanceEntry(row, person);
}

function bookingEntry(row: BookingEntryRow, person: Principal): CalendarEntry {
  const viewer = { id: person.userId, roles: person.roles, supplierId: person.supplierId };
  const opens = mayOpen(row, viewer);
  const told = opens || row.lifecycle === "asset";
  return {
    kind: "booking",
    id: opens ? row.id : null,
    reference: opens ? row.reference : null,
    version: opens ? row.version : null,
    resourceId: row.resourceId,
    lifecycle: told ? row.lifecycle : null,
    status: told ? row.status : TAKEN,
    phase: told ? row.phase : null,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    title: entryTitle(namedIn(row), viewer, row.showsMemberNames),
    own: row.authorId === person.userId,
    movable: opens && mayMove(row.lifecycle, row, actorOf(person)),
  };
}

function namedIn({ member, ...row }: BookingEntryRow) {
  return { ...row, memberId: member?.id ?? null, memberName: member?.name ?? null };
}

function maintenanceEntry(row: MaintenanceRow, person: Principal): CalendarEntry {
  return {
    kind: "maintenance",
    id: row.id,
    reference: null,
    version: null,
    resourceId: row.resourceId,
    lifecycle: null,
    status: "planned",
    phase: null,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    title: row.offeringName,
    own: row.authorId === person.userId,
    movable: false,
  };
}
