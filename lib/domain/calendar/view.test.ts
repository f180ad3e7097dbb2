import { expect, test } from "vitest";
import { datesShown, stepped } from "./view";

const ends = (dates: readonly string[]) => [dates[0], dates.at(-1), dates.length];

test.each([
  ["month", "2026-11-23", ["2026-10-26", "2026-12-06", 42]],
  ["month", "2027-02-10", ["2027-02-01", "2027-02-28", 28]],
  ["month", "2026-12-31", ["2026-11-30", "2027-01-03", 35]],
  ["week", "2026-11-22", ["2026-11-16", "2026-11-22", 7]],
  ["week", "2027-01-01", ["2026-12-28", "2027-01-03", 7]],
  ["day", "2026-11-23", ["2026-11-23", "2026-11-23", 1]],
] as const)("%s of %s", (view, date, expected) => {
  expect(ends(datesShown(view, date))).toEqual(expected);
});

test.each([
  ["month", "2026-01-31", 1, "2026-02-28"],
  ["month", "2026-12-15", 1, "2027-01-15"],
  ["month", "2026-01-15", -1, "2025-12-15"],
  ["week", "2026-12-30", 1, "2027-01-06"],
  ["day", "2026-03-01", -1, "2026-02-28"],
] as const)("one step of a %s from %s by %i", (view, date, steps, expected) => {
  expect(stepped(view, date, steps)).toBe(expected);
});
