import { describe, expect, test } from "vitest";
import { typedTime } from "./clock";
import { movedPeriod } from "./moved-period";
import { shownClock } from "./shown-clock";

const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(text);
const told = (period: [number, number] | null) => period?.map((instant) => new Date(instant).toISOString());

describe("a long booking over a clock change, looked at on one of its last days", () => {
  const booking = { startsAt: "2026-10-23T10:00:00+01:00", endsAt: "2026-10-31T10:00:00Z" };
  const [startsAt, endsAt] = [at(booking.startsAt), at(booking.endsAt)];
  const clock = shownClock("Europe/Lisbon", ["2026-10-29"], [booking]);

  test("is typed with the start that it has", () => {
    expect(typedTime(clock, startsAt).local).toBe("2026-10-23T10:00");
    expect(typedTime(clock, endsAt).local).toBe("2026-10-31T10:00");
  });

  test("keeps its start when its end is dragged, and its wall times when it is moved", () => {
    expect(told(movedPeriod(clock, startsAt, endsAt, { start: 0, end: -2 * HOUR_MS }))).toEqual([
      "2026-10-23T09:00:00.000Z",
      "2026-10-31T08:00:00.000Z",
    ]);
    expect(told(movedPeriod(clock, startsAt, endsAt, { start: 72 * HOUR_MS, end: 72 * HOUR_MS }))).toEqual([
      "2026-10-26T10:00:00.000Z",
      "2026-11-03T10:00:00.000Z",
    ]);
  });
});

test("a booking that is dragged as far as a month goes stands right behind the next clock change", () => {
  const booking = { startsAt: "2027-03-05T10:00:00Z", endsAt: "2027-03-06T10:00:00Z" };
  const dates = Array.from({ length: 28 }, (_, day) =>
    new Date(Date.UTC(2027, 1, 1 + day)).toISOString().slice(0, 10),
  );
  const clock = shownClock("Europe/Lisbon", dates, [booking]);
  const by = 27 * 24 * HOUR_MS;
  expect(told(movedPeriod(clock, at(booking.startsAt), at(booking.endsAt), { start: by, end: by }))).toEqual([
    "2027-04-01T09:00:00.000Z",
    "2027-04-02T09:00:00.000Z",
  ]);
});

describe("in the hour that comes twice", () => {
  const clock = shownClock("Europe/Berlin", ["2026-10-25"]);
  const second = at("2026-10-25T02:30:00+01:00");

  test("the edge that is not dragged keeps which one it was", () => {
    expect(
      told(movedPeriod(clock, second, at("2026-10-25T05:00:00+01:00"), { start: 0, end: HOUR_MS })),
    ).toEqual(["2026-10-25T01:30:00.000Z", "2026-10-25T05:00:00.000Z"]);
  });
});

test("nothing is moved into an hour that the clocks skip", () => {
  const clock = shownClock("Europe/Berlin", ["2026-03-29"]);
  const [startsAt, endsAt] = [at("2026-03-29T00:30:00+01:00"), at("2026-03-29T01:30:00+01:00")];
  expect(movedPeriod(clock, startsAt, endsAt, { start: 2 * HOUR_MS, end: 2 * HOUR_MS })).toBeNull();
});
