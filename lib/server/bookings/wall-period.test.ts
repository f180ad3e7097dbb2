import { describe, expect, test } from "vitest";
import { createBookingInput } from "@/lib/schemas/booking";
import { periodFromWall } from "@/lib/server/bookings/wall-period";

const NEW_YORK = "America/New_York";

function startIn(timeZone: string, startsAt: string, startsOccurrence?: "first" | "second") {
  const period = periodFromWall({ startsAt, startsOccurrence }, timeZone);
  return period.ok ? period.data.startsAt?.toISOString() : period.error.fields?.startsAt;
}

describe("the years that can be typed are those that the API takes", () => {
  test.each([
    ["0000-01-01T00:00", false],
    ["1899-12-31T23:59", false],
    ["1900-01-01T00:00", true],
    ["2999-12-31T23:59", true],
    ["3000-01-01T00:00", false],
    ["9999-12-31T23:59", false],
  ])("%s: %s", (local, taken) => {
    const instant = `${local}:00.000Z`;
    expect(startIn("UTC", local)).toBe(taken ? instant : "Give a time of the years 1900 to 2999.");
    const sent = createBookingInput.safeParse({
      offeringId: "01a2008c-5e37-7261-b83b-05246390d53a",
      customerId: "01a2008c-5e37-7261-b83b-05246390d53a",
      startsAt: instant,
    });
    expect(sent.success).toBe(taken);
  });

  test("of the instant that is meant, whatever the clock shows", () => {
    expect(startIn(NEW_YORK, "2999-12-31T18:59")).toBe("2999-12-31T23:59:00.000Z");
    expect(startIn(NEW_YORK, "2999-12-31T19:00")).toBe("Give a time of the years 1900 to 2999.");
  });
});

test("a time that clocks skip is refused, and one that they show twice is asked about", () => {
  expect(startIn(NEW_YORK, "2026-03-08T02:30")).toContain("does not exist");
  expect(startIn(NEW_YORK, "2026-11-01T01:30")).toContain("comes twice");
  expect(startIn(NEW_YORK, "2026-11-01T01:30", "first")).toBe("2026-11-01T05:30:00.000Z");
  expect(startIn(NEW_YORK, "2026-11-01T01:30", "second")).toBe("2026-11-01T06:30:00.000Z");
  expect(startIn(NEW_YORK, "2026-02-30T01:30")).toBe("This is no date and time.");
});
