import { z } from "zod";

/** An IANA zone that this runtime knows, as Europe/Zurich; fixed offsets are none. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { message: "Name an IANA time zone, as Europe/Zurich." });

export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
