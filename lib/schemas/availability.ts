import { z } from "zod";
import { type Hours, WEEKDAYS } from "@/lib/domain/schedule/availability";
import { minutesOf } from "@/lib/domain/schedule/open-windows";
import { timeZone } from "@/lib/schemas/time-zone";

const DAY_MINUTES = 1_440;
const MOST_HOURS_A_DAY = 12;
const MOST_OVERRIDES = 1_000;

const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give a time from 00:00 to 23:59.");
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "Give a time from 00:00 to 24:00.");

const hours = z
  .strictObject({ from, to })
  .refine((own) => own.from !== own.to, { path: ["to"], message: "These hours have no length." });

/** The hours of one day, in order; where they end on the next day, the last of them. */
const hoursOfDay = z
  .array(hours)
  .max(MOST_HOURS_A_DAY)
  .transform((list) => [...list].sort((a, b) => minutesOf(a.from) - minutesOf(b.from)))
  .refine((list) => list.every((own, index) => endOf(own) <= startOf(list[index + 1])), {
    message: "These hours overlap.",
  });

function startOf(own: Hours | undefined): number {
  return own ? minutesOf(own.from) : Number.POSITIVE_INFINITY;
}

function endOf(own: Hours): number {
  const end = minutesOf(own.to);
  return end > minutesOf(own.from) ? end : end + DAY_MINUTES;
}

const dateOverride = z.strictObject({ date: z.iso.date(), hours: hoursOfDay });

/** When an appointment can be booked; lib/domain/schedule/availability.ts says what each term means. */
export const availabilityTerms = {
  timeZone: timeZone.nullable().default(null),
  weeklyHours: z
    .strictObject(
      Object.fromEntries(WEEKDAYS.map((day) => [day, hoursOfDay.default([])])) as Record<
        (typeof WEEKDAYS)[number],
        z.ZodDefault<typeof hoursOfDay>
      >,
    )
    .nullable()
    .default(null),
  dateOverrides: z
    .array(dateOverride)
    .max(MOST_OVERRIDES)
    .transform((list) => [...list].sort((a, b) => (a.date < b.date ? -1 : 1)))
    .refine((list) => new Set(list.map(({ date }) => date)).size === list.length, {
      message: "Each date can have one exception.",
    })
    .default([]),
  slotStepMinutes: z.int().min(1).max(DAY_MINUTES).nullable().default(null),
  minimumNoticeMinutes: z.int().min(0).max(525_600).default(0),
  maximumAdvanceDays: z.int().min(1).max(1_825).nullable().default(null),
  dailyLimit: z.int().min(1).max(1_000).nullable().default(null),
  weeklyLimit: z.int().min(1).max(5_000).nullable().default(null),
};
