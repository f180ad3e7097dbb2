import { z } from "zod";

/** A wall-clock time in the organization's zone, "2026-11-23T14:05". */
export const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "Give the date and the time.");

export const occurrence = z.enum(["first", "second"]).optional();

/** A period as people type it; where a clock shows a time twice, which of the two is meant. */
export const wallPeriod = z.strictObject({
  startsAt: localTime.optional(),
  startsOccurrence: occurrence,
  endsAt: localTime.optional(),
  endsOccurrence: occurrence,
});
export type WallPeriod = z.output<typeof wallPeriod>;

/** Told in `details.twice` when a time comes twice and it was not said which is meant. */
export interface TwiceDetail {
  readonly field: "startsAt" | "endsAt" | "until";
  readonly firstOffset: string;
  readonly secondOffset: string;
}
