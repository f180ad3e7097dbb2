import { describe, expect, test } from "vitest";
import { slotsBetween } from "@/lib/domain/schedule/slots";
import { offsetName, timesByDate } from "@/lib/domain/schedule/times-by-date";
import { NEW_YORK, scene, weekly } from "@/test/domain/slots";

describe("times by date", () => {
  test("tell the two 01:00 of a night apart by their offsets", () => {
    const nights = scene({ weeklyHours: weekly("00:00", "04:00"), minutes: 60 });
    const slots = slotsBetween(nights, new Date("2026-11-01T04:00:00Z"), new Date("2026-11-02T05:00:00Z"));
    const shown = timesByDate(slots, NEW_YORK).get("2026-11-01");
    expect(shown?.map(({ time, offset }) => [time, offset])).toEqual([
      ["00:00", null],
      ["01:00", "GMT-4"],
      ["01:00", "GMT-5"],
      ["02:00", null],
      ["03:00", null],
    ]);
  });

  test("are of the viewer's dates", () => {
    const slots = slotsBetween(scene(), new Date("2026-03-02T05:00:00Z"), new Date("2026-03-03T05:00:00Z"));
    const shown = timesByDate(slots, "Asia/Kolkata");
    expect([...shown].map(([date, times]) => [date, times[0]?.time, times.length])).toEqual([
      ["2026-03-02", "19:30", 9],
      ["2026-03-03", "00:00", 7],
    ]);
  });

  test("of nothing are none", () => {
    expect(timesByDate([], NEW_YORK).size).toBe(0);
  });
});

test.each([
  [0, "GMT"],
  [-4 * 3_600_000, "GMT-4"],
  [5.5 * 3_600_000, "GMT+5:30"],
  [-3.5 * 3_600_000, "GMT-3:30"],
])("an offset of %i ms is %s", (offset, name) => {
  expect(offsetName(offset)).toBe(name);
});
