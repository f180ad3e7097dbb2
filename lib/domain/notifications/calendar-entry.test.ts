import { expect, test } from "vitest";
import { PHASES } from "@/lib/domain/lifecycle/types";
import { calendarMethod } from "@/lib/domain/notifications/calendar-entry";

test.each([
  ["made and confirmed at once", null, "active", "REQUEST"],
  ["confirmed", "deciding", "active", "REQUEST"],
  ["moved while it stood", "active", "active", "REQUEST"],
  ["cancelled", "active", "void", "CANCEL"],
  ["moved from a time that stood to one that is asked for", "active", "deciding", "CANCEL"],
  ["cancelled while it was suspended", "interrupted", "void", "CANCEL"],
  ["asked for", null, "deciding", null],
  ["rejected", "deciding", "void", null],
  ["withdrawn", "deciding", "void", null],
  ["a request moved to another time", "deciding", "deciding", null],
  ["completed", "active", "done", null],
] as const)("%s", (_case, before, after, method) => {
  expect(calendarMethod(before, after)).toBe(method);
});

test("what never stood in a calendar is never taken out of one", () => {
  for (const before of [null, ...PHASES])
    if (before !== "active" && before !== "interrupted")
      for (const after of PHASES) expect(calendarMethod(before, after)).not.toBe("CANCEL");
});
