import { describe, expect, it } from "vitest";
import {
  absoluteText,
  countdownText,
  crossedThreshold,
  rangeText,
  relativeText,
  secondsUntil,
  urgencyOf,
  zoneLabel,
} from "@/lib/client/time-text";

const now = new Date("2026-11-23T12:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe("relativeText", () => {
  it.each([
    [0, "just now"],
    [-44, "just now"],
    [8, "just now"],
    [30, "in a moment"],
    [-45, "1 minute ago"],
    [-89, "1 minute ago"],
    [-90, "2 minutes ago"],
    [5 * 60, "in 5 minutes"],
    [-45 * 60, "1 hour ago"],
    [-3 * 3_600, "3 hours ago"],
    [21 * 3_600, "in 21 hours"],
    [23 * 3_600, "in 1 day"],
    [-12 * 86_400, "12 days ago"],
    [-40 * 86_400, "1 month ago"],
    [400 * 86_400, "in 1 year"],
  ])("%i s is %s", (seconds, expected) => {
    expect(relativeText(later(seconds), now)).toBe(expected);
  });
});

describe("countdownText", () => {
  it.each([
    [2 * 86_400 + 4 * 3_600 + 59 * 60, "2 d 4 h"],
    [86_400, "1 d"],
    [3 * 3_600 + 12 * 60 + 40, "3 h 12 min"],
    [3_600, "1 h"],
    [3_599, "59 min"],
    [600, "10 min"],
    [599, "9 min 59 s"],
    [249, "4 min 09 s"],
    [59, "59 s"],
    [1, "1 s"],
    [0, "overdue"],
    [-5, "overdue"],
  ])("%i s left is %s", (seconds, expected) => {
    expect(countdownText(seconds)).toBe(expected);
  });

  it("is overdue at the very instant, as commands are refused from it on", () => {
    expect(countdownText(secondsUntil(now, now))).toBe("overdue");
    expect(countdownText(secondsUntil(new Date(now.getTime() + 1_000), now))).toBe("1 s");
  });
});

describe("urgencyOf", () => {
  it.each([
    [86_401, "calm"],
    [86_400, "near"],
    [3_601, "near"],
    [3_600, "urgent"],
    [1, "urgent"],
    [0, "over"],
  ])("%i s left is %s", (seconds, expected) => {
    expect(urgencyOf(seconds)).toBe(expected);
  });
});

describe("crossedThreshold", () => {
  it.each([
    [3_700, 3_650, null],
    [3_601, 3_600, 3_600],
    [3_600, 3_599, null],
    [601, 599, 600],
    [1, 0, 0],
    [0, -1, null],
    [4_000, 30, 60],
  ])("from %i to %i is %s", (before, current, expected) => {
    expect(crossedThreshold(before, current)).toBe(expected);
  });
});

describe("absolute times", () => {
  it("show the wall clock of the zone, on both sides of a DST change", () => {
    expect(absoluteText(new Date("2026-03-29T00:30:00Z"), "Europe/Vienna")).toBe("Sun 29 Mar 2026, 01:30");
    expect(absoluteText(new Date("2026-03-29T01:30:00Z"), "Europe/Vienna")).toBe("Sun 29 Mar 2026, 03:30");
  });

  it("say midnight as 00:00 and take the zone's day", () => {
    expect(absoluteText(new Date("2026-11-23T23:00:00Z"), "Europe/Vienna")).toBe("Tue 24 Nov 2026, 00:00");
  });

  it("have shorter forms", () => {
    expect(absoluteText(now, "UTC", "date")).toBe("Mon 23 Nov 2026");
    expect(absoluteText(now, "UTC", "time")).toBe("12:00");
    expect(absoluteText(now, "UTC", "short")).toBe("23 Nov, 12:00");
  });

  it("name the second date of a range only where it differs", () => {
    expect(rangeText(now, later(5_400), "UTC")).toBe("Mon 23 Nov 2026, 12:00 – 13:30");
    expect(rangeText(now, later(86_400), "UTC")).toBe("Mon 23 Nov 2026, 12:00 – Tue 24 Nov 2026, 12:00");
  });

  it.each([
    ["Europe/Vienna", "Vienna time"],
    ["America/Argentina/Buenos_Aires", "Buenos Aires time"],
    ["UTC", "UTC"],
  ])("name %s as %s", (zone, expected) => {
    expect(zoneLabel(zone)).toBe(expected);
  });
});

describe("a night in which clocks are set back", () => {
  const at = (text: string) => absoluteText(new Date(text), "Europe/Lisbon", "time");
  it("tells the two apart, and no other time", () => {
    expect(["2027-10-30T23:59Z", "2027-10-31T00:00Z", "2027-10-31T00:30Z"].map(at)).toEqual([
      "00:59",
      "01:00 UTC+1",
      "01:30 UTC+1",
    ]);
    expect(["2027-10-31T01:30Z", "2027-10-31T01:59Z", "2027-10-31T02:00Z"].map(at)).toEqual([
      "01:30 UTC+0",
      "01:59 UTC+0",
      "02:00",
    ]);
  });

  it("tells half an hour apart, too, and leaves the night of spring alone", () => {
    const lordHowe = (text: string) => absoluteText(new Date(text), "Australia/Lord_Howe", "time");
    expect(lordHowe("2027-04-03T14:45Z")).toBe("01:45 UTC+11");
    expect(lordHowe("2027-04-03T15:15Z")).toBe("01:45 UTC+10:30");
    expect(lordHowe("2027-04-03T15:45Z")).toBe("02:15");
    expect(at("2027-03-28T01:30Z")).toBe("02:30");
  });
});

describe("the short form", () => {
  it("tells the year where it is another", () => {
    const start = new Date("2999-01-01T00:00Z");
    expect(absoluteText(start, "UTC", "short", now)).toBe("1 Jan 2999, 00:00");
    expect(absoluteText(now, "UTC", "short", now)).toBe("23 Nov, 12:00");
  });
});
