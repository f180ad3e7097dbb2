import { type Availability, type Hours, WEEKDAYS } from "@/lib/domain/schedule/availability";
import { DAY_MS, dateOfDay, MINUTE_MS, type ZoneClock } from "@/lib/domain/schedule/zone-clock";

/** Hours of one day as instants, in epoch milliseconds, half-open. */
export interface OpenWindow {
  readonly from: number;
  readonly until: number;
  /** Open at all times: a booking may start at any minute, and run past the end. */
  readonly anyMinute: boolean;
}

/** The hours that begin on a day of the availability's zone; a day is counted since 1970-01-01. */
export function openWindows(availability: Availability, day: number, clock: ZoneClock): OpenWindow[] {
  const hours = hoursOn(availability, day);
  if (hours === null) {
    const from = clock.instantAt(day * DAY_MS);
    const until = clock.instantAt((day + 1) * DAY_MS);
    return from < until ? [{ from, until, anyMinute: true }] : [];
  }
  return hours.flatMap(({ from, to }) => {
    const begins = minutesOf(from);
    const ends = minutesOf(to);
    const window = {
      from: clock.instantAt(day * DAY_MS + begins * MINUTE_MS),
      until: clock.instantAt(day * DAY_MS + (ends > begins ? ends : ends + 24 * 60) * MINUTE_MS),
      anyMinute: false,
    };
    // Clocks that go forward over all of it leave nothing.
    return window.from < window.until ? [window] : [];
  });
}

/** The hours on a day, with the exceptions; null is open at all times. */
export function hoursOn(availability: Availability, day: number): readonly Hours[] | null {
  const today = availability.dateOverrides.length > 0 ? dateOfDay(day) : null;
  const override = availability.dateOverrides.find(({ date }) => date === today);
  if (override) return override.hours;
  const weekday = WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? "monday";
  return availability.weeklyHours?.[weekday] ?? (availability.weeklyHours ? [] : null);
}

/** Minutes since midnight of "17:30"; "24:00" is the end of the day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
