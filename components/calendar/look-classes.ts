import type { EntryLook } from "@/lib/domain/calendar/entry-look";

/** The classes of `calendar.css` that draw a look. */
export function lookClasses({ pattern, tone }: EntryLook): string {
  return `look look-${tone} look-${pattern === "none" ? "faded" : pattern}`;
}
