import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { type Hours, WEEKDAYS, type WeeklyHours } from "@/lib/domain/schedule/availability";
import { type Occupied, slotRefusal, slotsBetween, withBuffers } from "@/lib/domain/schedule/slots";
import { zoneClock } from "@/lib/domain/schedule/zone-clock";
import { scene } from "@/test/domain/slots";

const ZONES = [
  "America/New_York",
  "Australia/Sydney",
  "Asia/Kolkata",
  "Pacific/Chatham",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Europe/London",
  "America/St_Johns",
  "UTC",
];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR_2026 = Date.UTC(2026, 0, 1);

const clockTime = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
  );
const hours: fc.Arbitrary<Hours> = fc
  .record({ from: clockTime, to: clockTime })
  .filter(({ from, to }) => from !== to);
const week: fc.Arbitrary<WeeklyHours> = fc
  .tuple(...WEEKDAYS.map(() => fc.array(hours, { maxLength: 2 })))
  .map(
    (days) =>
      Object.fromEntries(WEEKDAYS.map((day, index) => [day, days[index] ?? []])) as unknown as WeeklyHours,
  );
const minute = (from: number, days: number) =>
  fc.integer({ min: 0, max: days * 24 * 4 }).map((quarter) => new Date(from + quarter * 15 * 60_000));

const given = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  weeklyHours: fc.option(week, { freq: 5 }),
  // Around both changes of clocks, north and south.
  from: fc.constantFrom(
    Date.UTC(2026, 2, 6),
    Date.UTC(2026, 3, 3),
    Date.UTC(2026, 8, 25),
    Date.UTC(2026, 9, 30),
  ),
  minutes: fc.constantFrom(15, 30, 45, 60, 90),
  slotStepMinutes: fc.constantFrom(null, 10, 15, 30),
  buffers: fc.tuple(fc.constantFrom(0, 15, 60), fc.constantFrom(0, 10, 30)),
  minimumNoticeMinutes: fc.constantFrom(0, 120, 1440),
  maximumAdvanceDays: fc.constantFrom(null, 1, 3, 30, 60),
  dailyLimit: fc.constantFrom(null, 1, 3),
  bookings: fc.array(
    fc.record({ offset: fc.integer({ min: -96, max: 500 }), length: fc.integer({ min: 1, max: 12 }) }),
    {
      maxLength: 8,
    },
  ),
  // Also from before a change of clocks that lies between.
  nowOffset: fc.oneof(fc.integer({ min: -3 * 96, max: 96 }), fc.integer({ min: -60 * 96, max: 0 })),
});

function sceneOf(drawn: typeof given extends fc.Arbitrary<infer T> ? T : never) {
  const at = (quarters: number) => new Date(drawn.from + quarters * 15 * 60_000);
  const occupied: Occupied[] = drawn.bookings.map(({ offset, length }) =>
    withBuffers({ startsAt: at(offset), endsAt: at(offset + length) }, { bufferBeforeMinutes: 15 }),
  );
  return scene({
    ...drawn,
    weeklyHours: drawn.weeklyHours,
    now: at(drawn.nowOffset),
    occupied,
    starts: occupied.map(({ startsAt }) => startsAt),
  });
}

describe("whatever the hours, the zone and the bookings", () => {
  test("what is offered is not refused, and overlaps nothing", () => {
    fc.assert(
      fc.property(given, (drawn) => {
        const asked = sceneOf(drawn);
        for (const slot of slotsBetween(asked, new Date(drawn.from), new Date(drawn.from + 4 * DAY))) {
          expect(slotRefusal(asked, slot)).toBeNull();
          const wide = withBuffers(slot, asked.terms);
          expect(asked.occupied.some(({ from, until }) => from < wide.until && until > wide.from)).toBe(
            false,
          );
          expect(slot.startsAt > asked.now).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("what is not refused was offered", () => {
    fc.assert(
      fc.property(given, fc.array(minute(0, 4), { minLength: 20, maxLength: 40 }), (drawn, offsets) => {
        const asked = sceneOf({ ...drawn, weeklyHours: drawn.weeklyHours ?? null });
        if (asked.availability.weeklyHours === null) return;
        const [from, to] = [new Date(drawn.from), new Date(drawn.from + 4 * DAY)];
        const offered = new Set(slotsBetween(asked, from, to).map(({ startsAt }) => startsAt.getTime()));
        for (const offset of offsets) {
          const startsAt = new Date(drawn.from + offset.getTime());
          if (startsAt >= to) continue;
          const slot = { startsAt, endsAt: new Date(startsAt.getTime() + drawn.minutes * 60_000) };
          expect(slotRefusal(asked, slot) === null).toBe(offered.has(startsAt.getTime()));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("a range is the sum of its parts", () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 95 }), (drawn, hoursIn) => {
        const asked = sceneOf(drawn);
        const [from, middle, to] = [0, hoursIn * HOUR, 4 * DAY].map(
          (offset) => new Date(drawn.from + offset),
        ) as [Date, Date, Date];
        expect([...slotsBetween(asked, from, middle), ...slotsBetween(asked, middle, to)]).toEqual(
          slotsBetween(asked, from, to),
        );
      }),
      { numRuns: 100 },
    );
  });
});

test("a zone's clock agrees with Temporal at any instant, and in any gap or fold", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 366 * 96 }), (zone, quarter) => {
      const instant = YEAR_2026 + quarter * 15 * 60_000;
      const clock = zoneClock(zone, instant, instant);
      const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
      expect(clock.wallAt(instant)).toBe(wall.toZonedDateTime("UTC").epochMilliseconds);
      const back = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
      expect(clock.instantAt(clock.wallAt(instant))).toBe(back.epochMilliseconds);
    }),
    { numRuns: 500 },
  );
});
