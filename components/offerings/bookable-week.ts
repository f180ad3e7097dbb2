import type { RefusalCode } from "@/lib/domain/refusal";
import { type Availability, type Hours, WEEKDAYS, type Weekday } from "@/lib/domain/schedule/availability";
import { hoursOn, openWindows } from "@/lib/domain/schedule/open-windows";
import {
  type Slot,
  type SlotScene,
  type SlotTerms,
  slotRefusal,
  slotsBetween,
} from "@/lib/domain/schedule/slots";
import {
  DAY_MS,
  dateOfDay,
  dayOf,
  dayOfDate,
  MINUTE_MS,
  weekOfDay,
  type ZoneClock,
  zoneClock,
} from "@/lib/domain/schedule/zone-clock";

/** A day as an offering's hours make it, as if nothing were booked yet. */
export interface BookableDay {
  readonly date: string;
  readonly weekday: Weekday;
  /** Null is open at all times. */
  readonly hours: readonly Hours[] | null;
  readonly exception: boolean;
  /** Open stretches as parts of the day from 0 to 1, those included that the day before began. */
  readonly open: readonly { readonly from: number; readonly until: number }[];
  readonly starts: readonly Slot[];
  /** Why a day that has hours offers no start. */
  readonly nothing: RefusalCode | null;
  /** Minutes that the day has more than 24 hours, where the clocks change. */
  readonly extraMinutes: number;
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  return dateOfDay(weekOfDay(dayOfDate(date)) * 7 - 3);
}

export function daysLater(date: string, days: number): string {
  return dateOfDay(dayOfDate(date) + days);
}

/** The date on a zone's wall clock. */
export function dateIn(timeZone: string, at: Date): string {
  return dateOfDay(dayOf(zoneClock(timeZone, at.getTime(), at.getTime()).wallAt(at.getTime())));
}

/** The seven days from a Monday, as the slot engine offers them at this moment. */
export function bookableWeek(
  availability: Availability,
  terms: SlotTerms,
  now: Date,
  monday: string,
): BookableDay[] {
  const first = dayOfDate(monday);
  const clock = zoneClock(availability.timeZone, (first - 1) * DAY_MS, (first + 8) * DAY_MS);
  const scene: SlotScene = { availability, terms, now, occupied: [], starts: [] };
  const midnight = (day: number) => clock.instantAt(day * DAY_MS);
  const starts = slotsBetween(scene, new Date(midnight(first)), new Date(midnight(first + 7)));
  return WEEKDAYS.map((weekday, index) => {
    const day = first + index;
    const length = midnight(day + 1) - midnight(day);
    const own = starts.filter(({ startsAt }) => dayOf(clock.wallAt(startsAt.getTime())) === day);
    return {
      date: dateOfDay(day),
      weekday,
      hours: hoursOn(availability, day),
      exception: availability.dateOverrides.some(({ date }) => date === dateOfDay(day)),
      open: openParts(availability, day, clock, midnight(day), length),
      starts: own,
      nothing: own.length === 0 ? reasonForNothing(scene, day, clock) : null,
      extraMinutes: (length - DAY_MS) / MINUTE_MS,
    };
  });
}

function openParts(availability: Availability, day: number, clock: ZoneClock, from: number, length: number) {
  return [day - 1, day]
    .flatMap((own) => openWindows(availability, own, clock))
    .map((window) => ({
      from: Math.max(0, (window.from - from) / length),
      until: Math.min(1, (window.until - from) / length),
    }))
    .filter((part) => part.from < part.until);
}

function reasonForNothing(scene: SlotScene, day: number, clock: ZoneClock): RefusalCode | null {
  const last = openWindows(scene.availability, day, clock).at(-1);
  if (!last) return null;
  const startsAt = new Date(last.from);
  const endsAt = new Date(last.from + scene.terms.durationMinutes * MINUTE_MS);
  return slotRefusal(scene, { startsAt, endsAt })?.code ?? null;
}
