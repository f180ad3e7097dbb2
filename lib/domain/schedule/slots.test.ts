import { describe, expect, test } from "vitest";
import { limitBounds, slotRefusal, slotsBetween } from "@/lib/domain/schedule/slots";
import { toWallTime } from "@/lib/domain/schedule/wall-time";
import { booked, NEW_YORK, period, scene, starts, weekly } from "@/test/domain/slots";

const MONDAY = ["2026-03-02T05:00:00Z", "2026-03-03T05:00:00Z"] as const;

describe("a Monday in New York, 09–17", () => {
  test("has 16 half hours, from 14:00Z to 21:30Z", () => {
    const offered = starts(scene(), ...MONDAY);
    expect(offered).toHaveLength(16);
    expect([offered[0], offered.at(-1)]).toEqual(["2026-03-02T14:00Z", "2026-03-02T21:30Z"]);
  });

  test.each([
    ["in steps of 15 minutes, 31 half hours", { slotStepMinutes: 15 }, 31, "2026-03-02T21:30Z"],
    ["10 of 45 minutes, the last at 15:45", { minutes: 45 }, 10, "2026-03-02T20:45Z"],
    ["9 of 50 minutes, the last at 15:40", { minutes: 50 }, 9, "2026-03-02T20:40Z"],
    ["none that last longer than the day", { minutes: 481 }, 0, undefined],
    ["one that lasts all of it", { minutes: 480 }, 1, "2026-03-02T14:00Z"],
  ])("has %s", (_, given, count, last) => {
    const offered = starts(scene(given), ...MONDAY);
    expect(offered).toHaveLength(count);
    expect(offered.at(-1)).toBe(last);
  });

  test("is the same instants from Los Angeles, where the first is shown at 06:00", () => {
    const [first] = slotsBetween(scene(), new Date(MONDAY[0]), new Date(MONDAY[1]));
    expect(first && toWallTime(first.startsAt, "America/Los_Angeles")).toBe("2026-03-02T06:00");
  });

  test("has its end half an hour after each start", () => {
    for (const { startsAt, endsAt } of slotsBetween(scene(), new Date(MONDAY[0]), new Date(MONDAY[1])))
      expect(endsAt.getTime() - startsAt.getTime()).toBe(30 * 60_000);
  });

  test("is bounded by starts, the first included and the end not", () => {
    expect(starts(scene(), "2026-03-02T15:00:00Z", "2026-03-02T16:00:00Z")).toEqual([
      "2026-03-02T15:00Z",
      "2026-03-02T15:30Z",
    ]);
    expect(starts(scene(), "2026-03-02T16:00:00Z", "2026-03-02T15:00:00Z")).toEqual([]);
  });
});

test("a weekend has none", () => {
  expect(starts(scene(), "2026-03-07T05:00:00Z", "2026-03-09T04:00:00Z")).toEqual([]);
});

describe("when clocks change", () => {
  test("Friday before it begins at 14:00Z, Monday after it at 13:00Z", () => {
    expect(starts(scene(), "2026-03-06T05:00:00Z", "2026-03-07T05:00:00Z")[0]).toBe("2026-03-06T14:00Z");
    expect(starts(scene(), "2026-03-09T04:00:00Z", "2026-03-10T04:00:00Z")[0]).toBe("2026-03-09T13:00Z");
  });

  test("hours 01–04 on the day that loses an hour are two of 60 minutes", () => {
    const short = scene({ weeklyHours: weekly("01:00", "04:00"), minutes: 60 });
    expect(starts(short, "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z")).toEqual([
      "2026-03-08T06:00Z",
      "2026-03-08T07:00Z",
    ]);
  });

  test("hours 00–04 on the day that repeats an hour are five, 04Z to 08Z", () => {
    const long = scene({ weeklyHours: weekly("00:00", "04:00"), minutes: 60 });
    const offered = starts(long, "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z");
    expect(offered).toEqual(["04", "05", "06", "07", "08"].map((hour) => `2026-11-01T${hour}:00Z`));
  });

  test("hours inside of the gap are not open at all", () => {
    const none = scene({ weeklyHours: weekly("02:00", "02:45"), minutes: 15 });
    expect(starts(none, "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z")).toEqual([]);
    expect(slotRefusal(none, period("2026-03-08T07:00:00Z", "2026-03-08T07:15:00Z"))?.code).toBe(
      "outside_hours",
    );
  });

  test("hours that begin in the gap begin when it is over, and those that end in it end with it", () => {
    const begin = scene({ weeklyHours: weekly("02:30", "05:00"), minutes: 60 });
    expect(starts(begin, "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z")).toEqual([
      "2026-03-08T07:00Z",
      "2026-03-08T08:00Z",
    ]);
    const end = scene({ weeklyHours: weekly("01:00", "02:30"), minutes: 30 });
    expect(starts(end, "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z")).toEqual([
      "2026-03-08T06:00Z",
      "2026-03-08T06:30Z",
    ]);
  });

  test("half an hour at Lord Howe, and a whole day at Apia", () => {
    const howe = scene({
      timeZone: "Australia/Lord_Howe",
      weeklyHours: weekly("01:00", "04:00"),
      minutes: 30,
    });
    expect(starts(howe, "2026-10-03T13:00:00Z", "2026-10-04T12:00:00Z")).toHaveLength(5);
    const apia = scene({ timeZone: "Pacific/Apia", weeklyHours: weekly("09:00", "10:00"), minutes: 60 });
    const before = { ...apia, now: new Date("2011-12-01T00:00:00Z") };
    // The 30th of December 2011 never came there.
    expect(starts(before, "2011-12-29T00:00:00Z", "2012-01-01T00:00:00Z")).toEqual([
      "2011-12-29T19:00Z",
      "2011-12-30T19:00Z",
      "2011-12-31T19:00Z",
    ]);
  });
});

describe("hours over midnight", () => {
  const nights = scene({ weeklyHours: weekly("22:00", "02:00", ["friday"]) });

  test("Friday 22:00–02:00 has 8 half hours, four of them on Saturday", () => {
    const offered = slotsBetween(nights, new Date("2026-03-06T05:00:00Z"), new Date("2026-03-08T05:00:00Z"));
    const days = offered.map(({ startsAt }) => toWallTime(startsAt, NEW_YORK).slice(0, 10));
    expect(days).toEqual([...Array(4).fill("2026-03-06"), ...Array(4).fill("2026-03-07")]);
  });

  test("are found when asked for Saturday alone, and for one time of it", () => {
    expect(starts(nights, "2026-03-07T05:00:00Z", "2026-03-08T05:00:00Z")).toHaveLength(4);
    expect(slotRefusal(nights, period("2026-03-07T06:30:00Z", "2026-03-07T07:00:00Z"))).toBeNull();
    expect(slotRefusal(nights, period("2026-03-07T07:00:00Z", "2026-03-07T07:30:00Z"))?.code).toBe(
      "outside_hours",
    );
  });
});

describe("what is occupied", () => {
  const other = (buffers: readonly [number, number]) => [
    booked("2026-03-02T15:00:00Z", "2026-03-02T15:30:00Z", buffers),
  ];

  test("takes one, or with half an hour around both five", () => {
    expect(starts(scene({ occupied: other([0, 0]) }), ...MONDAY)).toHaveLength(15);
    expect(starts(scene({ occupied: other([30, 30]), buffers: [30, 30] }), ...MONDAY)).toHaveLength(11);
  });

  test("a buffer may lie outside of the hours", () => {
    expect(starts(scene({ buffers: [60, 60] }), ...MONDAY)).toHaveLength(16);
  });

  test.each([
    ["2026-03-02T15:00:00Z", "2026-03-02T15:30:00Z", "slot_taken"],
    ["2026-03-02T15:30:00Z", "2026-03-02T16:00:00Z", "buffer_conflict"],
    ["2026-03-02T14:30:00Z", "2026-03-02T15:00:00Z", "buffer_conflict"],
    ["2026-03-02T16:30:00Z", "2026-03-02T17:00:00Z", undefined],
  ])("%s is refused as %s", (from, to, code) => {
    const busy = scene({ occupied: other([30, 30]), buffers: [30, 30] });
    expect(slotRefusal(busy, period(from, to))?.code).toBe(code);
  });
});

describe("notice and advance", () => {
  test("120 minutes at noon take 13:00Z and leave 14:00Z", () => {
    const noon = scene({
      timeZone: "UTC",
      now: new Date("2026-03-02T12:00:00Z"),
      minimumNoticeMinutes: 120,
      minutes: 60,
    });
    expect(starts(noon, "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z")[0]).toBe("2026-03-02T14:00Z");
    expect(slotRefusal(noon, period("2026-03-02T13:00:00Z", "2026-03-02T14:00:00Z"))?.code).toBe("too_soon");
  });

  test("what has begun is not offered, to the millisecond", () => {
    const begun = scene({ now: new Date("2026-03-02T14:00:00Z") });
    expect(starts(begun, ...MONDAY)[0]).toBe("2026-03-02T14:30Z");
    const almost = scene({ now: new Date("2026-03-02T13:59:59.999Z") });
    expect(starts(almost, ...MONDAY)[0]).toBe("2026-03-02T14:00Z");
  });

  test("one day ahead is until the end of tomorrow, on the provider's clock", () => {
    const now = new Date("2026-03-03T02:00:00Z");
    const near = scene({ maximumAdvanceDays: 1, now });
    expect(starts(near, now.toISOString(), "2026-03-10T00:00:00Z").at(-1)).toBe("2026-03-03T21:30Z");
    const refused = slotRefusal(near, period("2026-03-04T14:00:00Z", "2026-03-04T14:30:00Z"));
    expect(refused).toMatchObject({ code: "too_far", message: expect.stringContaining("2026-03-03") });
  });
});

test("an advance ends on the same day, whatever month is asked for and whichever way clocks change between", () => {
  const now = new Date("2026-03-01T04:30:00Z");
  const far = scene({ maximumAdvanceDays: 60, now, weeklyHours: weekly("09:00", "17:00") });
  const all = starts(far, now.toISOString(), "2026-06-01T00:00:00Z");
  expect(all.at(-1)).toBe("2026-04-29T20:30Z");
  expect(starts(far, "2026-04-28T04:00:00Z", "2026-06-01T00:00:00Z").at(-1)).toBe(all.at(-1));
});

test("a time centuries away is refused as fast as one of tomorrow", () => {
  const start = performance.now();
  const slot = period("2999-03-04T15:00:00Z", "2999-03-04T15:30:00Z");
  expect(slotRefusal(scene({ maximumAdvanceDays: 60 }), slot)?.code).toBe("too_far");
  expect(performance.now() - start).toBeLessThan(50);
});

describe("limits", () => {
  test("two a day with one taken leave the day open, with two they close it", () => {
    const one = [new Date("2026-03-02T14:00:00Z")];
    const two = [...one, new Date("2026-03-02T16:00:00Z")];
    expect(starts(scene({ dailyLimit: 2, starts: one }), ...MONDAY)).toHaveLength(16);
    expect(starts(scene({ dailyLimit: 2, starts: two }), ...MONDAY)).toHaveLength(0);
    const slot = period("2026-03-02T18:00:00Z", "2026-03-02T18:30:00Z");
    expect(slotRefusal(scene({ dailyLimit: 2, starts: two }), slot)?.code).toBe("limit_reached");
  });

  test("a week is from Monday to Sunday on the provider's clock", () => {
    const sunday = [new Date("2026-03-09T03:30:00Z")]; // Sunday 8 March, 23:30 in New York
    const full = scene({ weeklyLimit: 1, starts: sunday });
    expect(starts(full, "2026-03-02T05:00:00Z", "2026-03-07T05:00:00Z")).toHaveLength(0);
    expect(starts(full, "2026-03-09T04:00:00Z", "2026-03-10T04:00:00Z")).toHaveLength(16);
  });

  test("are counted by the database between these bounds", () => {
    const { availability } = scene({ dailyLimit: 2, weeklyLimit: 5 });
    expect(limitBounds(availability, new Date("2026-03-08T15:00:00Z"))).toEqual([
      { from: new Date("2026-03-08T05:00:00Z"), before: new Date("2026-03-09T04:00:00Z"), most: 2 },
      { from: new Date("2026-03-02T05:00:00Z"), before: new Date("2026-03-09T04:00:00Z"), most: 5 },
    ]);
    expect(limitBounds(scene().availability, new Date())).toEqual([]);
  });
});

describe("exceptions by date", () => {
  const open = { timeZone: "America/Los_Angeles", minutes: 60 };

  test("a closed 4 March takes that local day alone", () => {
    const closed = scene({ ...open, dateOverrides: [{ date: "2026-03-04", hours: [] }] });
    const days = slotsBetween(closed, new Date("2026-03-03T08:00:00Z"), new Date("2026-03-06T08:00:00Z")).map(
      ({ startsAt }) => toWallTime(startsAt, "America/Los_Angeles").slice(0, 10),
    );
    expect([...new Set(days)]).toEqual(["2026-03-03", "2026-03-05"]);
    expect(slotRefusal(closed, period("2026-03-04T18:00:00Z", "2026-03-04T19:00:00Z"))?.code).toBe(
      "date_closed",
    );
  });

  test("other hours replace those of the week, also on a day without any", () => {
    const other = scene({
      ...open,
      dateOverrides: [{ date: "2026-03-07", hours: [{ from: "10:00", to: "12:00" }] }],
    });
    expect(starts(other, "2026-03-07T08:00:00Z", "2026-03-08T08:00:00Z")).toEqual([
      "2026-03-07T18:00Z",
      "2026-03-07T19:00Z",
    ]);
  });
});

describe("one time", () => {
  test.each([
    ["a period without length", "2026-03-02T15:00:00Z", "2026-03-02T15:00:00Z", "invalid_input"],
    ["a period that ends before it begins", "2026-03-02T15:00:00Z", "2026-03-02T14:30:00Z", "invalid_input"],
    ["another length", "2026-03-02T15:00:00Z", "2026-03-02T16:00:00Z", "invalid_input"],
    ["a time between two starts", "2026-03-02T15:10:00Z", "2026-03-02T15:40:00Z", "not_a_slot"],
    ["before the hours", "2026-03-02T13:30:00Z", "2026-03-02T14:00:00Z", "outside_hours"],
    ["over their end", "2026-03-02T21:45:00Z", "2026-03-02T22:15:00Z", "outside_hours"],
    ["a weekend", "2026-03-07T15:00:00Z", "2026-03-07T15:30:00Z", "outside_hours"],
  ])("%s is refused", (_, from, to, code) => {
    expect(slotRefusal(scene(), period(from, to))?.code).toBe(code);
  });

  test("between two starts, both are named", () => {
    const refused = slotRefusal(scene(), period("2026-03-02T15:10:00Z", "2026-03-02T15:40:00Z"));
    expect(refused?.message).toMatch(/10:00.*10:30/);
  });

  test("where it is open at all times, any minute and any length is one", () => {
    const always = scene({ weeklyHours: null });
    expect(slotRefusal(always, period("2026-03-07T15:07:00Z", "2026-03-08T16:00:00Z"))).toBeNull();
    expect(starts(always, "2026-03-07T05:00:00Z", "2026-03-08T05:00:00Z")).toHaveLength(48);
  });
});
