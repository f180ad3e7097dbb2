import { z } from "zod";
import { inWritableYears, YEARS_SENTENCE } from "@/lib/schemas/instant";
import { timeZone } from "@/lib/schemas/time-zone";

const DAY_MS = 86_400_000;
const MOST_DAYS = 62;

/** An instant with its offset, or a date, which stands for its whole day. */
const bound = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .refine((text) => inWritableYears(new Date(text)), { message: YEARS_SENTENCE })
  .transform((text) => (text.includes("T") ? new Date(text) : text));

/** Which times: `from` is included, `to` is not, unless it is a date, whose day is. */
export const slotsQuery = z
  .strictObject({
    from: bound,
    to: bound,
    /** IANA zone of the dates; the provider's where it is left out. Times are in UTC, whatever it is. */
    timeZone: timeZone.optional(),
  })
  .refine(({ from, to }) => daysBetween(from, to) <= MOST_DAYS, {
    path: ["to"],
    message: `Ask for at most ${MOST_DAYS} days at once.`,
  });

function daysBetween(from: Date | string, to: Date | string): number {
  return (new Date(to).getTime() - new Date(from).getTime()) / DAY_MS;
}

export const slotDto = z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() });
export type SlotDto = z.infer<typeof slotDto>;
