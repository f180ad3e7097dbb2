import { z } from "zod";
import { LIFECYCLE_KEYS } from "@/lib/domain/lifecycle/registry";
import { PHASES } from "@/lib/domain/lifecycle/types";
import { inWritableYears, YEARS_SENTENCE } from "@/lib/schemas/instant";

const DAY_MS = 86_400_000;
/** A month with the rest of its first and last week, and a little more for clocks that change. */
const MOST_CALENDAR_DAYS = 45;
/** As many as one answer and one page hold. */
export const MOST_CALENDAR_ENTRIES = 2_000;

/** An instant with its offset, or a date, which is its whole day on the organization's clock. */
const bound = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .refine((text) => inWritableYears(new Date(text)), { message: YEARS_SENTENCE });

/** Which part of the calendar: what lies at least partly between `from` and `to`, which is not included itself. */
export const calendarQuery = z
  .strictObject({
    from: bound,
    to: bound,
    /** One asset or other resource; all of them, and what has none, where it is left out. */
    resourceId: z.uuid().optional(),
  })
  .refine(({ from, to }) => Date.parse(to) >= Date.parse(from), {
    path: ["to"],
    message: "Give an end after the start.",
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_CALENDAR_DAYS * DAY_MS, {
    path: ["to"],
    message: `Ask for at most ${MOST_CALENDAR_DAYS} days at once.`,
  });
export type CalendarQuery = z.output<typeof calendarQuery>;

export const calendarEntry = z.object({
  kind: z.enum(["booking", "maintenance"]),
  /** Null where the viewer may not open it. */
  id: z.uuid().nullable(),
  resourceId: z.uuid().nullable(),
  /** Null for maintenance, and for what takes an asset's time and is not the viewer's to see. */
  lifecycle: z.enum(LIFECYCLE_KEYS).nullable(),
  /** Of the booking's lifecycle; "planned" for maintenance, and "taken" where no more than the time is told. */
  status: z.string(),
  phase: z.enum(PHASES).nullable(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** Whose it is or what it is, as far as the viewer may know; otherwise "Busy". */
  title: z.string(),
  /** Null where the viewer may not open it. */
  reference: z.string().nullable(),
  /** The viewer made it. */
  own: z.boolean(),
  /** The viewer may give it new times, as far as its status and who they are decide that. */
  movable: z.boolean(),
  /** For `expectedVersion`; null where the viewer may not open it. */
  version: z.int().nullable(),
});
export type CalendarEntry = z.infer<typeof calendarEntry>;

/** A row of the calendar. */
export interface CalendarResource {
  readonly id: string;
  readonly name: string;
  /** IANA */
  readonly timeZone: string;
  /** Members share it. */
  readonly isAsset: boolean;
  /** What the viewer books to have it for some time; null where they cannot. */
  readonly offeringId: string | null;
}

/** An entry as the page draws it. */
export interface ShownEntry extends CalendarEntry {
  /** Unlike the id it is there for what may not be opened too. */
  readonly key: string;
  /** Keeps others off its time. */
  readonly takesTime: boolean;
}

/** Time of a resource that is taken, whether or not the entry that takes it is drawn. */
export interface TakenTime {
  readonly resourceId: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A personal calendar feed, without its address, which is told when it is made. */
export interface FeedDto {
  /** RFC 3339 */
  readonly createdAt: string;
}
