import {
  type Availability,
  availabilityOf,
  type Hours,
  WEEKDAYS,
  type Weekday,
  type WeeklyHours,
} from "@/lib/domain/schedule/availability";
import {
  type Occupied,
  type Slot,
  type SlotScene,
  slotsBetween,
  withBuffers,
} from "@/lib/domain/schedule/slots";

export const NEW_YORK = "America/New_York";
const EARLY = new Date("2026-03-01T00:00:00Z");

/** The same hours on each of the days. */
export function weekly(from: string, to: string, days: readonly Weekday[] = WEEKDAYS): WeeklyHours {
  const hours: readonly Hours[] = [{ from, to }];
  return Object.fromEntries(
    WEEKDAYS.map((day) => [day, days.includes(day) ? hours : []]),
  ) as unknown as WeeklyHours;
}

const WORKDAYS: readonly Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

interface Given extends Partial<Omit<Availability, "timeZone">> {
  readonly timeZone?: string;
  readonly now?: Date;
  readonly minutes?: number;
  readonly buffers?: readonly [before: number, after: number];
  readonly occupied?: readonly Occupied[];
  readonly starts?: readonly Date[];
}

/** New York, Monday to Friday 09–17, half an hour, nothing booked, unless something else is given. */
export function scene({
  now,
  minutes,
  buffers,
  occupied,
  starts,
  timeZone,
  ...terms
}: Given = {}): SlotScene {
  return {
    availability: {
      ...availabilityOf({}, timeZone ?? NEW_YORK),
      weeklyHours: weekly("09:00", "17:00", WORKDAYS),
      ...terms,
    },
    terms: {
      durationMinutes: minutes ?? 30,
      bufferBeforeMinutes: buffers?.[0] ?? 0,
      bufferAfterMinutes: buffers?.[1] ?? 0,
    },
    now: now ?? EARLY,
    occupied: occupied ?? [],
    starts: starts ?? [],
  };
}

export function period(startsAt: string, endsAt: string): Slot {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

/** A booking that occupies, with its own buffers. */
export function booked(
  startsAt: string,
  endsAt: string,
  buffers: readonly [number, number] = [0, 0],
): Occupied {
  return withBuffers(period(startsAt, endsAt), {
    bufferBeforeMinutes: buffers[0],
    bufferAfterMinutes: buffers[1],
  });
}

/** Starts offered from one instant to another, as "2026-03-02T14:00Z". */
export function starts(asked: SlotScene, from: string, to: string): string[] {
  return slotsBetween(asked, new Date(from), new Date(to)).map(({ startsAt }) =>
    startsAt.toISOString().replace(":00.000Z", "Z"),
  );
}
