import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { occurrenceOf, readWallTime, toWallTime } from "@/lib/domain/schedule/wall-time";

describe("readWallTime", () => {
  it("reads an ordinary time as one instant", () => {
    expect(readWallTime("2026-11-23T14:05", "Europe/Vienna")).toEqual({
      kind: "once",
      instant: new Date("2026-11-23T13:05:00Z"),
    });
  });

  it.each([
    ["Europe/Vienna", "2026-03-29T02:30", "01:30", "03:30"],
    ["America/New_York", "2026-03-08T02:00", "01:00", "03:00"],
    ["Australia/Lord_Howe", "2026-10-04T02:15", "01:45", "02:45"],
  ])("says that in %s %s never comes", (zone, local, before, after) => {
    expect(readWallTime(local, zone)).toEqual({ kind: "never", before, after });
  });

  it("says that a time comes twice when clocks go back, with both instants", () => {
    expect(readWallTime("2026-10-25T02:30", "Europe/Vienna")).toEqual({
      kind: "twice",
      first: new Date("2026-10-25T00:30:00Z"),
      second: new Date("2026-10-25T01:30:00Z"),
      firstOffset: "+02:00",
      secondOffset: "+01:00",
    });
  });

  it("takes the hours around a change as they are", () => {
    expect(readWallTime("2026-03-29T01:59", "Europe/Vienna").kind).toBe("once");
    expect(readWallTime("2026-03-29T03:00", "Europe/Vienna").kind).toBe("once");
    expect(readWallTime("2026-10-25T01:59", "Europe/Vienna").kind).toBe("once");
    expect(readWallTime("2026-10-25T03:00", "Europe/Vienna").kind).toBe("once");
  });

  it.each([["2026-02-30T10:00"], ["2026-11-23T25:00"], ["tomorrow"]])("throws for %s", (text) => {
    expect(() => readWallTime(text, "Europe/Vienna")).toThrow(RangeError);
  });
});

describe("toWallTime", () => {
  it("is read back as the same instant, or as one of two", () => {
    const zones = ["Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
    const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
        const instant = new Date(at * 60_000);
        const read = readWallTime(toWallTime(instant, zone), zone);
        if (read.kind === "never") throw new Error("A clock showed a time that does not exist");
        const instants = read.kind === "once" ? [read.instant] : [read.first, read.second];
        expect(instants).toContainEqual(instant);
        const occurrence = occurrenceOf(instant, zone);
        expect(occurrence === null).toBe(read.kind === "once");
        if (read.kind === "twice" && occurrence) expect(read[occurrence]).toEqual(instant);
      }),
    );
  });
});

describe("occurrenceOf", () => {
  it("tells the two hours of a night apart, with their seconds, and says nothing of other times", () => {
    const of = (instant: string) => occurrenceOf(new Date(instant), "Europe/Oslo");
    expect(of("2027-10-31T00:30:00Z")).toBe("first");
    expect(of("2027-10-31T00:59:59Z")).toBe("first");
    expect(of("2027-10-31T01:30:10Z")).toBe("second");
    expect([of("2027-10-30T23:59:00Z"), of("2027-10-31T02:00:00Z")]).toEqual([null, null]);
  });
});
