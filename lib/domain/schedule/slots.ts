import { type Refusal, refusal } from "@/lib/domain/refusal";
import type { Availability } from "@/lib/domain/schedule/availability";
import { formatInstant, formatMinutes } from "@/lib/domain/schedule/format";
import { type OpenWindow, openWindows } from "@/lib/domain/schedule/open-windows";
import {
  DAY_MS,
  dateOfDay,
  dayOf,
  MINUTE_MS,
  mondayOf,
  weekOfDay,
  type ZoneClock,
  zoneClock,
} from "@/lib/domain/schedule/zone-clock";

/** Half-open. */
export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface SlotTerms {
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

/** Time that is taken, buffers included; half-open. */
export interface Taken {
  readonly from: Date;
  readonly until: Date;
}

/** Time that is taken, without buffers and with them. */
export interface Occupied extends Slot, Taken {}

/** Everything that decides which times are offered at a moment. */
export interface SlotScene<Other extends Taken = Occupied> {
  readonly availability: Availability;
  readonly terms: SlotTerms;
  readonly now: Date;
  readonly occupied: readonly Other[];
  /** Starts of the offering's bookings that count for its limits. */
  readonly starts: readonly Date[];
}

/** Bookings as far from a start as this can be in its week. */
const LIMIT_REACH_MS = 7 * DAY_MS;

/** The times offered whose start is at or after `from` and before `to`, in order. */
export function slotsBetween(scene: SlotScene<Taken>, from: Date, to: Date): Slot[] {
  const { availability, terms } = scene;
  const [first, beyond] = [Math.max(from.getTime(), scene.now.getTime()), to.getTime()];
  if (!(first < beyond)) return [];
  const clock = zoneClock(availability.timeZone, first - LIMIT_REACH_MS, beyond + LIMIT_REACH_MS);
  const duration = terms.durationMinutes * MINUTE_MS;
  const step = (availability.slotStepMinutes ?? terms.durationMinutes) * MINUTE_MS;
  const isOffered = offers(scene, clock);
  const starts = new Set<number>();
  // The hours of the day before may run past midnight.
  for (let day = dayOf(clock.wallAt(first)) - 1; day <= dayOf(clock.wallAt(beyond - 1)); day += 1)
    for (const window of openWindows(availability, day, clock))
      for (let start = window.from; fits(window, start, duration) && start < beyond; start += step)
        if (start >= first && isOffered(start)) starts.add(start);
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => ({ startsAt: new Date(start), endsAt: new Date(start + duration) }));
}

/** Why a time is not among those that `slotsBetween` offers, or null where it is. */
export function slotRefusal(scene: SlotScene, slot: Slot): Refusal | null {
  const { availability, terms } = scene;
  const [start, end] = [slot.startsAt.getTime(), slot.endsAt.getTime()];
  if (end <= start) return invalidEnd("The end must be after the start.");
  if (availability.weeklyHours && end - start !== terms.durationMinutes * MINUTE_MS)
    return invalidEnd(`It lasts ${formatMinutes(terms.durationMinutes)}. Leave the end out.`);
  // Around the start alone: it may be centuries away, and the years between would all be looked up.
  const clock = zoneClock(availability.timeZone, start - LIMIT_REACH_MS, start + LIMIT_REACH_MS);
  return (
    noticeRefusal(scene, start) ??
    advanceRefusal(scene, clock, start) ??
    hoursRefusal(scene, clock, start, end) ??
    limitRefusal(scene, clock, start) ??
    occupiedRefusal(scene, slot)
  );
}

/** Whether a start within the hours is offered: the same conditions as `slotRefusal`, for many starts at once. */
function offers(scene: SlotScene<Taken>, clock: ZoneClock): (start: number) => boolean {
  const { availability, terms, now } = scene;
  const earliest = earliestStart(scene);
  const lastDay = lastDayOf(availability, now);
  const isFree = freeAmong(scene.occupied);
  const days = tally(scene.starts, (start) => dayOf(clock.wallAt(start)));
  const weeks = tally(scene.starts, (start) => weekOfDay(dayOf(clock.wallAt(start))));
  const [daily, weekly] = [availability.dailyLimit ?? Infinity, availability.weeklyLimit ?? Infinity];
  const before = terms.bufferBeforeMinutes * MINUTE_MS;
  const after = (terms.durationMinutes + terms.bufferAfterMinutes) * MINUTE_MS;
  return (start) => {
    if (start < earliest) return false;
    const day = dayOf(clock.wallAt(start));
    if (day > lastDay) return false;
    if ((days.get(day) ?? 0) >= daily || (weeks.get(weekOfDay(day)) ?? 0) >= weekly) return false;
    return isFree(start - before, start + after);
  };
}

/** A time that has begun is not offered, with whatever notice. */
function earliestStart({ availability, now }: Pick<SlotScene, "availability" | "now">): number {
  return Math.max(now.getTime() + availability.minimumNoticeMinutes * MINUTE_MS, now.getTime() + 1);
}

/** By a clock of its own, since the times that are asked for may lie beyond a change of clocks. */
function lastDayOf({ maximumAdvanceDays, timeZone }: Availability, now: Date): number {
  if (maximumAdvanceDays === null) return Number.POSITIVE_INFINITY;
  const at = now.getTime();
  return dayOf(zoneClock(timeZone, at, at).wallAt(at)) + maximumAdvanceDays;
}

function tally(starts: readonly Date[], unitOf: (start: number) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const start of starts) {
    const unit = unitOf(start.getTime());
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return counts;
}

/** Whether nothing is occupied between two instants, buffers included; any number of them may overlap. */
function freeAmong(occupied: readonly Taken[]): (from: number, until: number) => boolean {
  const sorted = occupied
    .map(({ from, until }) => [from.getTime(), until.getTime()] as const)
    .sort(([a], [b]) => a - b);
  let latest = Number.NEGATIVE_INFINITY;
  const latestUntil = sorted.map(([, until]) => {
    latest = Math.max(latest, until);
    return latest;
  });
  return (from, until) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.[0] ?? 0) < until) low = middle + 1;
      else high = middle;
    }
    return low === 0 || (latestUntil[low - 1] ?? 0) <= from;
  };
}

function noticeRefusal(scene: SlotScene, start: number): Refusal | null {
  if (start >= earliestStart(scene)) return null;
  const minutes = scene.availability.minimumNoticeMinutes;
  return refusal(
    "too_soon",
    minutes > 0
      ? `This must be booked at least ${formatMinutes(minutes)} ahead. Choose a later time.`
      : "This time has begun already. Choose a later time.",
  );
}

function advanceRefusal(scene: SlotScene, clock: ZoneClock, start: number): Refusal | null {
  const lastDay = lastDayOf(scene.availability, scene.now);
  if (dayOf(clock.wallAt(start)) <= lastDay) return null;
  return refusal(
    "too_far",
    `This can be booked until ${dateOfDay(lastDay)}, ${scene.availability.maximumAdvanceDays} days ahead. Choose an earlier day.`,
  );
}

function hoursRefusal(scene: SlotScene, clock: ZoneClock, start: number, end: number): Refusal | null {
  const { availability, terms } = scene;
  const day = dayOf(clock.wallAt(start));
  const windows = [day - 1, day].flatMap((own) => openWindows(availability, own, clock));
  const around = windows.filter((window) => start >= window.from && fits(window, start, end - start));
  const step = (availability.slotStepMinutes ?? terms.durationMinutes) * MINUTE_MS;
  if (around.some((window) => window.anyMinute || (start - window.from) % step === 0)) return null;
  const [window] = around;
  if (window) {
    const before = window.from + Math.floor((start - window.from) / step) * step;
    const near = [before, before + step].filter((at) => fits(window, at, end - start));
    const times = near.map((at) => formatInstant(new Date(at), availability.timeZone)).join(" or ");
    return refusal("not_a_slot", `Nothing starts at this time. Choose ${times}.`);
  }
  const closed = availability.dateOverrides.some(
    ({ date, hours }) => date === dateOfDay(day) && hours.length === 0,
  );
  return refusal(closed ? "date_closed" : "outside_hours");
}

function limitRefusal({ availability, starts }: SlotScene, clock: ZoneClock, start: number): Refusal | null {
  const day = dayOf(clock.wallAt(start));
  const days = starts.map((other) => dayOf(clock.wallAt(other.getTime())));
  const { dailyLimit, weeklyLimit } = availability;
  if (dailyLimit !== null && days.filter((other) => other === day).length >= dailyLimit)
    return refusal("limit_reached", `No more than ${bookings(dailyLimit)} a day. Choose another day.`);
  const inWeek = days.filter((other) => weekOfDay(other) === weekOfDay(day)).length;
  if (weeklyLimit !== null && inWeek >= weeklyLimit)
    return refusal("limit_reached", `No more than ${bookings(weeklyLimit)} a week. Choose another week.`);
  return null;
}

function occupiedRefusal({ occupied, terms }: SlotScene, { startsAt, endsAt }: Slot): Refusal | null {
  const wanted = withBuffers({ startsAt, endsAt }, terms);
  const inTheWay = occupied.filter(({ from, until }) => from < wanted.until && until > wanted.from);
  if (inTheWay.length === 0) return null;
  const meets = inTheWay.some((other) => other.startsAt < endsAt && other.endsAt > startsAt);
  return refusal(meets ? "slot_taken" : "buffer_conflict");
}

/** A period with what is kept free around it. */
export function withBuffers(
  { startsAt, endsAt }: Slot,
  terms: Partial<Pick<SlotTerms, "bufferBeforeMinutes" | "bufferAfterMinutes">>,
): Occupied {
  return {
    startsAt,
    endsAt,
    from: new Date(startsAt.getTime() - (terms.bufferBeforeMinutes ?? 0) * MINUTE_MS),
    until: new Date(endsAt.getTime() + (terms.bufferAfterMinutes ?? 0) * MINUTE_MS),
  };
}

/** A slot lies within the hours; where it is open at all times, it may run on into the next day. */
function fits(window: OpenWindow, start: number, duration: number): boolean {
  return window.anyMinute ? start < window.until : start + duration <= window.until;
}

function invalidEnd(message: string): Refusal {
  return refusal("invalid_input", message, { fields: { endsAt: message } });
}

/** Starts of which there may be only so many: the day and the week of a start, half-open. */
export interface LimitBound {
  readonly from: Date;
  readonly before: Date;
  readonly most: number;
}

/** What the database counts again once a booking is written, since two at once cannot see each other. */
export function limitBounds(availability: Availability, start: Date): LimitBound[] {
  const at = start.getTime();
  const clock = zoneClock(availability.timeZone, at - 7 * DAY_MS, at + 7 * DAY_MS);
  const day = dayOf(clock.wallAt(at));
  const monday = mondayOf(weekOfDay(day));
  const between = (first: number, beyond: number, most: number | null): LimitBound[] =>
    most === null
      ? []
      : [
          {
            from: new Date(clock.instantAt(first * DAY_MS)),
            before: new Date(clock.instantAt(beyond * DAY_MS)),
            most,
          },
        ];
  return [
    ...between(day, day + 1, availability.dailyLimit),
    ...between(monday, monday + 7, availability.weeklyLimit),
  ];
}

function bookings(count: number): string {
  return count === 1 ? "1 booking is taken" : `${count} bookings are taken`;
}
