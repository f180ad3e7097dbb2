import { describe, expect, test } from "vitest";
import {
  changesOf,
  datesOf,
  drawnPeriod,
  firstInstantAt,
  instantsAt,
  typedTime,
  wallAt,
  wallOf,
  wallText,
} from "./clock";
import { shownClock } from "./shown-clock";

const spring = shownClock("Europe/Berlin", ["2026-03-28", "2026-03-29"]);
const autumn = shownClock("Europe/Berlin", ["2026-10-25"]);
const calm = shownClock("Asia/Kolkata", ["2026-10-25"]);
const at = (text: string) => Date.parse(text);

describe("a clock that goes forward", () => {
  test("marks the hour that is missing", () => {
    const [change, ...others] = changesOf(spring);
    expect(others).toEqual([]);
    expect(change?.kind).toBe("missing");
    expect([change?.from ?? 0, change?.to ?? 0].map(wallText)).toEqual([
      "2026-03-29T02:00",
      "2026-03-29T03:00",
    ]);
  });

  test("has no instant for it, and a booking over it stands right", () => {
    expect(instantsAt(spring, wallOf("2026-03-29T02:30"))).toEqual([]);
    expect(new Date(firstInstantAt(spring, wallOf("2026-03-29T02:30"))).toISOString()).toBe(
      "2026-03-29T01:00:00.000Z",
    );
    const drawn = drawnPeriod(spring, at("2026-03-29T01:30:00+01:00"), at("2026-03-29T03:30:00+02:00"));
    expect(drawn.map(wallText)).toEqual(["2026-03-29T01:30", "2026-03-29T03:30"]);
  });
});

describe("a clock that goes back", () => {
  test("marks the hour that comes twice, and tells the two apart", () => {
    const [change] = changesOf(autumn);
    expect(change?.kind).toBe("repeated");
    expect([change?.from ?? 0, change?.to ?? 0].map(wallText)).toEqual([
      "2026-10-25T02:00",
      "2026-10-25T03:00",
    ]);
    const both = instantsAt(autumn, wallOf("2026-10-25T02:30"));
    expect(both.map((instant) => new Date(instant).toISOString())).toEqual([
      "2026-10-25T00:30:00.000Z",
      "2026-10-25T01:30:00.000Z",
    ]);
    expect(both.map((instant) => typedTime(autumn, instant))).toEqual([
      { local: "2026-10-25T02:30", occurrence: "first" },
      { local: "2026-10-25T02:30", occurrence: "second" },
    ]);
  });

  test("a booking from the first to the second showing of a time is not drawn backwards", () => {
    const drawn = drawnPeriod(autumn, at("2026-10-25T02:30:00+02:00"), at("2026-10-25T02:15:00+01:00"));
    expect(drawn.map(wallText)).toEqual(["2026-10-25T02:30", "2026-10-25T03:15"]);
  });
});

test("a clock without changes has none, and every wall time has one instant", () => {
  expect(changesOf(calm)).toEqual([]);
  const instant = at("2026-10-25T10:15:00+05:30");
  expect(wallText(wallAt(calm, instant))).toBe("2026-10-25T10:15");
  expect(typedTime(calm, instant)).toEqual({ local: "2026-10-25T10:15", occurrence: undefined });
});

test("a period lies on every date that it touches, and not on the one that it ends at", () => {
  const shown = ["2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27"];
  const period = (from: string, to: string) => datesOf([wallOf(from), wallOf(to)], shown);
  expect(period("2026-10-25T22:00", "2026-10-26T02:00")).toEqual(["2026-10-25", "2026-10-26"]);
  expect(period("2026-10-25T22:00", "2026-10-26T00:00")).toEqual(["2026-10-25"]);
  expect(period("2026-10-01T00:00", "2026-11-01T00:00")).toEqual(shown);
});

test("a booking of centuries costs its two ends, and its end is typed as it is", () => {
  const long = { startsAt: "2026-11-01T09:00:00Z", endsAt: "2999-07-01T09:00:00Z" };
  const clock = shownClock("Europe/Berlin", ["2026-11-22"], [long]);
  expect(clock.length).toBeLessThan(5);
  expect(typedTime(clock, at(long.startsAt)).local).toBe("2026-11-01T10:00");
  expect(typedTime(clock, at(long.endsAt)).local).toBe("2999-07-01T11:00");
  expect(changesOf(clock).filter(({ from }) => from < at("2027-01-01"))).toEqual([]);
});
