import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { entryTitle, mayOpen } from "@/lib/domain/calendar/entry-title";
import { mayMove } from "@/lib/domain/calendar/movable";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { Phase } from "@/lib/domain/lifecycle/types";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { CalendarEntry, CalendarQuery } from "@/lib/schemas/calendar";
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

/** As the API asks for it. Refuses a resource that the organization does not have with `not_found`. */
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
  });
  return { ok: true, data };
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
  return {
    kind: "booking",
    id: opens ? row.id : null,
    reference: opens ? row.reference : null,
    version: opens ? row.version : null,
    resourceId: row.resourceId,
    lifecycle: row.lifecycle,
    status: row.status,
    phase: row.phase,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    title: entryTitle(row, viewer, row.showsMemberNames),
    own: row.authorId === person.userId,
    movable: opens && mayMove(row.lifecycle, row, actorOf(person)),
  };
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
