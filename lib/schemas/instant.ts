import { z } from "zod";

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(3000, 0, 1);

export const YEARS_SENTENCE = "Give a time of the years 1900 to 2999.";

/** Whether an instant lies in the years that the database and people can write, in UTC. */
export function inWritableYears(at: Date): boolean {
  return at.getTime() >= EARLIEST && at.getTime() < LATEST;
}

/** An instant with an offset, RFC 3339; or in UTC. */
export const instantInput = z.iso
  .datetime({ offset: true })
  .refine((text) => inWritableYears(new Date(text)), { message: YEARS_SENTENCE })
  .transform((text) => new Date(text));
