import type { Phase } from "@/lib/domain/lifecycle/types";

/** What a mail does with the booking's entry in its reader's calendar. */
export const CALENDAR_METHODS = ["REQUEST", "CANCEL"] as const;
export type CalendarMethod = (typeof CALENDAR_METHODS)[number];

/**
 * A booking that stands is entered or changed. One that stood before is taken out when it has come to nothing, and
 * also when its successor is only asked for, because its time was given up. What never stood has no entry.
 */
export function calendarMethod(before: Phase | null, after: Phase): CalendarMethod | null {
  if (after === "active") return "REQUEST";
  if (before !== "active" && before !== "interrupted") return null;
  return after === "void" || after === "deciding" ? "CANCEL" : null;
}
