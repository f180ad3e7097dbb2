import { describe, expect, it } from "vitest";
import { WEEKDAYS } from "@/lib/domain/schedule/availability";
import {
  copyDay,
  dayAfter,
  hoursOf,
  officeWeek,
  rowsOf,
  weeklyHoursOf,
  withException,
  withMoreHours,
} from "./hours-draft";

const NINE_TO_FIVE = { from: "09:00", to: "17:00" };

describe("rows of hours", () => {
  it("keep the midnight that ends a day, which a time input cannot hold", () => {
    const rows = rowsOf([{ from: "18:00", to: "24:00" }]);
    expect(rows).toEqual([{ key: 0, from: "18:00", to: "00:00" }]);
    expect(hoursOf(rows)).toEqual([{ from: "18:00", to: "24:00" }]);
  });

  it.each([
    [[], NINE_TO_FIVE],
    [[{ from: "08:30", to: "12:30" }], { from: "13:30", to: "17:30" }],
    [[{ from: "09:00", to: "21:00" }], { from: "22:00", to: "23:00" }],
    [[{ from: "09:00", to: "22:30" }], { from: "", to: "" }],
    [[{ from: "22:00", to: "02:00" }], { from: "", to: "" }],
    [[{ from: "", to: "" }], { from: "", to: "" }],
  ])("after %j begin with %j", (hours, next) => {
    expect(withMoreHours(rowsOf(hours)).at(-1)).toMatchObject(next);
  });

  it("have keys of their own, whatever was removed before", () => {
    const three = withMoreHours(withMoreHours(withMoreHours([])));
    const refilled = withMoreHours(three.slice(1));
    expect(new Set(refilled.map(({ key }) => key)).size).toBe(3);
  });
});

describe("a week", () => {
  it("starts with office hours on working days", () => {
    const hours = weeklyHoursOf(officeWeek());
    expect(WEEKDAYS.filter((day) => hours[day].length > 0)).toEqual(WEEKDAYS.slice(0, 5));
    expect(hours.monday).toEqual([NINE_TO_FIVE]);
  });

  it("takes the hours of one day over to others, closed days too", () => {
    const late = { ...officeWeek(), saturday: rowsOf([{ from: "22:00", to: "02:00" }]) };
    const copied = weeklyHoursOf(copyDay(late, "saturday", ["monday", "sunday"]));
    expect(copied.monday).toEqual([{ from: "22:00", to: "02:00" }]);
    expect(copied.sunday).toEqual(copied.monday);
    expect(copied.tuesday).toEqual([NINE_TO_FIVE]);
    expect(weeklyHoursOf(copyDay(officeWeek(), "sunday", WEEKDAYS)).monday).toEqual([]);
  });

  it("goes round", () => {
    expect([dayAfter("friday"), dayAfter("sunday")]).toEqual(["saturday", "monday"]);
  });
});

it("adds an exception that is closed, its date still to be chosen", () => {
  expect(withException([{ key: 4, date: "2026-12-24", hours: [] }]).at(-1)).toEqual({
    key: 5,
    date: "",
    hours: [],
  });
});
