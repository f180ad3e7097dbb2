import { Temporal } from "temporal-polyfill";

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** A stretch of time in which the zone's offset is the same. */
interface Stretch {
  /** Epoch milliseconds; the first one has no beginning. */
  readonly from: number;
  readonly offset: number;
}

/**
 * A zone's wall clock between two instants. Wall times are numbers too: the milliseconds at which a clock of UTC shows
 * the same, so that days are whole multiples of `DAY_MS`. The offsets are looked up once, and what is asked afterwards
 * is arithmetic, because a list of slots asks thousands of times.
 */
export interface ZoneClock {
  /** What the clock shows at an instant. */
  wallAt(instant: number): number;
  /**
   * The first instant at which the clock shows a wall time; where clocks go forward over it, the moment at which they
   * do, so that hours which begin or end inside of a gap begin or end with it.
   */
  instantAt(wall: number): number;
}

/** `from` and `to` are epoch milliseconds; the clock is right a day beyond both. */
export function zoneClock(timeZone: string, from: number, to: number): ZoneClock {
  const stretches = stretchesOf(timeZone, from - 2 * DAY_MS, to + 2 * DAY_MS);
  return {
    wallAt: (instant) => {
      let offset = 0;
      for (const stretch of stretches) {
        if (stretch.from > instant) break;
        offset = stretch.offset;
      }
      return instant + offset;
    },
    instantAt: (wall) => {
      for (const [index, stretch] of stretches.entries()) {
        const next = stretches[index + 1]?.from ?? Number.POSITIVE_INFINITY;
        const instant = wall - stretch.offset;
        if (instant < next) return Math.max(instant, stretch.from);
      }
      throw new Error("The last stretch of a clock has no end");
    },
  };
}

function stretchesOf(timeZone: string, from: number, to: number): Stretch[] {
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  const stretches: Stretch[] = [{ from: Number.NEGATIVE_INFINITY, offset: offsetOf(at) }];
  for (;;) {
    at = at.getTimeZoneTransition("next");
    if (!at || at.epochMilliseconds > to) return stretches;
    stretches.push({ from: at.epochMilliseconds, offset: offsetOf(at) });
  }
}

function offsetOf(time: Temporal.ZonedDateTime): number {
  return time.offsetNanoseconds / 1_000_000;
}

/** Days since 1970-01-01 of a wall time. */
export function dayOf(wall: number): number {
  return Math.floor(wall / DAY_MS);
}

/** "2026-03-04" as days since 1970-01-01. */
export function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Weeks, from Monday to Sunday, since the one of 1970-01-01. */
export function weekOfDay(day: number): number {
  return Math.floor((day + 3) / 7);
}

/** The day on which a week begins. */
export function mondayOf(week: number): number {
  return week * 7 - 3;
}
