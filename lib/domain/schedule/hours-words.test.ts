import { describe, expect, it } from "vitest";
import type { Hours, Weekday, WeeklyHours } from "@/lib/domain/schedule/availability";
import { hoursText, weeklyHoursText } from "@/lib/domain/schedule/hours-words";

const OFFICE = [{ from: "09:00", to: "17:00" }];

function week(hours: Partial<Record<Weekday, readonly Hours[]>>): WeeklyHours {
  const closed: readonly Hours[] = [];
  return {
    monday: closed,
    tuesday: closed,
    wednesday: closed,
    thursday: closed,
    friday: closed,
    saturday: closed,
    sunday: closed,
    ...hours,
  };
}

const WEEKDAYS_OPEN = {
  monday: OFFICE,
  tuesday: OFFICE,
  wednesday: OFFICE,
  thursday: OFFICE,
  friday: OFFICE,
};

describe("hoursText", () => {
  it.each([
    [[], "closed"],
    [OFFICE, "09:00–17:00"],
    [[{ from: "22:00", to: "02:00" }], "22:00–02:00 the next day"],
    [[{ from: "18:00", to: "24:00" }], "18:00–24:00"],
    [[{ from: "18:00", to: "00:00" }], "18:00–24:00"],
    [[{ from: "00:00", to: "24:00" }], "all day"],
    [
      [
        { from: "08:00", to: "10:00" },
        { from: "11:00", to: "12:00" },
        { from: "14:00", to: "18:00" },
      ],
      "08:00–10:00, 11:00–12:00 and 14:00–18:00",
    ],
  ])("%j is %s", (hours, text) => {
    expect(hoursText(hours)).toBe(text);
  });
});

describe("weeklyHoursText", () => {
  it.each([
    [week({}), "closed on every day"],
    [week(WEEKDAYS_OPEN), "Monday to Friday 09:00–17:00"],
    [week({ ...WEEKDAYS_OPEN, saturday: OFFICE, sunday: OFFICE }), "every day 09:00–17:00"],
    [week({ monday: OFFICE, tuesday: OFFICE }), "Monday and Tuesday 09:00–17:00"],
    [
      week({ monday: OFFICE, wednesday: OFFICE, friday: [{ from: "22:00", to: "02:00" }] }),
      "Monday 09:00–17:00; Wednesday 09:00–17:00; Friday 22:00–02:00 the next day",
    ],
  ])("%#: says the days that share hours together", (hours, text) => {
    expect(weeklyHoursText(hours)).toBe(text);
  });
});
