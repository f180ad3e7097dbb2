import { z } from "zod";

/** A day on the provider's clock; left out, the first one that has a free time. */
const date = z.iso
  .date()
  .refine((text) => text >= "1900-01-02" && text < "2999-01-01", {
    message: "Give a day of the years 1900 to 2998.",
  })
  .optional();

/** The times of an offering; or of a booking that is to be moved, whose own time is free to it. */
export const daySlotsInput = z.union([
  z.strictObject({ offeringId: z.uuid(), date }),
  z.strictObject({ bookingId: z.uuid(), date }),
]);
export type DaySlotsInput = z.output<typeof daySlotsInput>;

/** What the slot engine offers on one day of the provider's clock. */
export interface DaySlots {
  /** "2026-03-04" */
  readonly date: string;
  /** Null where the day is over. */
  readonly previousDate: string | null;
  readonly nextDate: string;
  /** IANA zone of the provider. */
  readonly timeZone: string;
  /** RFC 3339, in order. */
  readonly starts: readonly string[];
  /** The first start after a day that has none, with its date; null where the coming months have none either. */
  readonly next: { readonly startsAt: string; readonly date: string } | null;
}
