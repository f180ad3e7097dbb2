import type { Slot } from "@/lib/domain/schedule/slots";
import { DAY_MS, dateOfDay, dayOf, MINUTE_MS, zoneClock } from "@/lib/domain/schedule/zone-clock";

/** A start as a wall clock shows it. */
export interface ShownTime {
  readonly startsAt: Date;
  /** "09:30" */
  readonly time: string;
  /** "GMT-4", where the clock shows this time twice on the day; else null. */
  readonly offset: string | null;
}

/** Slots by the date that a zone's wall clock shows at their start, as "2026-03-04"; the dates and times in order. */
export function timesByDate(slots: readonly Slot[], timeZone: string): Map<string, ShownTime[]> {
  const [first, last] = [slots[0]?.startsAt.getTime() ?? 0, slots.at(-1)?.startsAt.getTime() ?? 0];
  const clock = zoneClock(timeZone, first, last);
  const dates = new Map<number, { wall: number; startsAt: Date }[]>();
  for (const { startsAt } of slots) {
    const wall = clock.wallAt(startsAt.getTime());
    const known = dates.get(dayOf(wall));
    if (known) known.push({ wall, startsAt });
    else dates.set(dayOf(wall), [{ wall, startsAt }]);
  }
  return new Map(
    [...dates].map(([day, times]) => {
      const walls = times.map(({ wall }) => wall);
      const isTwice = new Set(walls).size < walls.length;
      return [
        dateOfDay(day),
        times.map(({ wall, startsAt }) => ({
          startsAt,
          time: timeOfWall(wall),
          offset:
            isTwice && walls.indexOf(wall) !== walls.lastIndexOf(wall)
              ? offsetName(wall - startsAt.getTime())
              : null,
        })),
      ];
    }),
  );
}

/** "09:30" of a wall time. */
function timeOfWall(wall: number): string {
  const minutes = Math.floor((wall - dayOf(wall) * DAY_MS) / MINUTE_MS);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "GMT-4", "GMT+5:30" or "GMT" of an offset in milliseconds. */
export function offsetName(offset: number): string {
  const minutes = Math.abs(Math.round(offset / MINUTE_MS));
  if (minutes === 0) return "GMT";
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `GMT${offset < 0 ? "-" : "+"}${Math.floor(minutes / 60)}${rest}`;
}
