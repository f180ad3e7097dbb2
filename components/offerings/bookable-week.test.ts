import { describe, expect, it } from "vitest";
import {
  type Availability,
  type Hours,
  WEEKDAYS,
  type WeeklyHours,
} from "@/lib/domain/schedule/availability";
import { bookableWeek, dateIn, daysLater, mondayOf } from "./bookable-week";

const OFFICE = [{ from: "09:00", to: "17:00" }];
const HALF_HOUR = { durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
const NOW = new Date("2026-03-01T00:00:00Z");

function week(hours: Partial<Record<(typeof WEEKDAYS)[number], readonly Hours[]>>): WeeklyHours {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, hours[day] ?? []])) as Record<
    (typeof WEEKDAYS)[number],
    readonly Hours[]
  >;
}

function availability(part: Partial<Availability>): Availability {
  return {
    timeZone: "America/New_York",
    weeklyHours: week({
      monday: OFFICE,
      tuesday: OFFICE,
      wednesday: OFFICE,
      thursday: OFFICE,
      friday: OFFICE,
    }),
    dateOverrides: [],
    slotStepMinutes: null,
    minimumNoticeMinutes: 0,
    maximumAdvanceDays: null,
    dailyLimit: null,
    weeklyLimit: null,
    ...part,
  };
}

function startsOf(days: ReturnType<typeof bookableWeek>) {
  return days.map(({ starts }) => starts.length);
}

describe("bookableWeek", () => {
  it("counts the starts of each day, from Monday to Sunday", () => {
    const days = bookableWeek(availability({}), HALF_HOUR, NOW, "2026-03-02");
    expect(days.map(({ date }) => date)).toEqual(
      ["02", "03", "04", "05", "06", "07", "08"].map((day) => `2026-03-${day}`),
    );
    expect(startsOf(days)).toEqual([16, 16, 16, 16, 16, 0, 0]);
    expect(days[0]?.starts[0]?.startsAt).toEqual(new Date("2026-03-02T14:00:00Z"));
  });

  it("marks exceptions, closed or with other hours", () => {
    const dateOverrides = [
      { date: "2026-03-03", hours: [] },
      { date: "2026-03-07", hours: [{ from: "10:00", to: "11:00" }] },
    ];
    const days = bookableWeek(availability({ dateOverrides }), HALF_HOUR, NOW, "2026-03-02");
    expect(startsOf(days)).toEqual([16, 0, 16, 16, 16, 2, 0]);
    expect(days.filter(({ exception }) => exception).map(({ date }) => date)).toEqual([
      "2026-03-03",
      "2026-03-07",
    ]);
  });

  it("gives the hours past midnight to the day that they are on", () => {
    const weeklyHours = week({ friday: [{ from: "22:00", to: "02:00" }] });
    const days = bookableWeek(availability({ weeklyHours }), HALF_HOUR, NOW, "2026-03-02");
    expect(startsOf(days)).toEqual([0, 0, 0, 0, 4, 4, 0]);
    expect(days[5]?.hours).toEqual([]);
    expect(days[5]?.open).toEqual([{ from: 0, until: 2 / 24 }]);
  });

  it("knows how long the days are on which clocks change", () => {
    const weeklyHours = week({ sunday: [{ from: "00:00", to: "04:00" }] });
    const hour = { ...HALF_HOUR, durationMinutes: 60 };
    const back = bookableWeek(availability({ weeklyHours }), hour, NOW, "2026-10-26");
    expect([back[6]?.starts.length, back[6]?.extraMinutes]).toEqual([5, 60]);
    const forward = bookableWeek(availability({ weeklyHours }), hour, NOW, "2026-03-02");
    expect([forward[6]?.starts.length, forward[6]?.extraMinutes]).toEqual([3, -60]);
    expect(back[5]?.extraMinutes).toBe(0);
  });

  it("says why a day with hours offers nothing", () => {
    const days = (part: Partial<Availability>, terms = HALF_HOUR, now = NOW) =>
      bookableWeek(availability(part), terms, now, "2026-03-02").map(({ nothing }) => nothing);
    expect(days({ maximumAdvanceDays: 2 })[3]).toBe("too_far");
    expect(days({ minimumNoticeMinutes: 3 * 1_440 })[0]).toBe("too_soon");
    expect(days({}, { ...HALF_HOUR, durationMinutes: 600 })[0]).toBe("outside_hours");
    expect(days({}, HALF_HOUR, new Date("2026-03-05T00:00:00Z"))[0]).toBe("too_soon");
    expect(days({})[6]).toBeNull();
  });

  it("is open the whole day without weekly hours", () => {
    const [monday] = bookableWeek(availability({ weeklyHours: null }), HALF_HOUR, NOW, "2026-03-02");
    expect(monday).toMatchObject({ hours: null, open: [{ from: 0, until: 1 }] });
  });
});

it("finds Mondays, also in the years before the epoch's", () => {
  expect(mondayOf("2026-03-02")).toBe("2026-03-02");
  expect(mondayOf("2026-03-08")).toBe("2026-03-02");
  expect(mondayOf("1969-12-31")).toBe("1969-12-29");
  expect(daysLater("2026-03-02", -7)).toBe("2026-02-23");
});

it("reads the date on a zone's clock", () => {
  expect(dateIn("Pacific/Auckland", new Date("2026-03-01T12:00:00Z"))).toBe("2026-03-02");
  expect(dateIn("America/New_York", new Date("2026-03-01T02:00:00Z"))).toBe("2026-02-28");
});
