import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import { type ShownTime, timesByDate } from "@/lib/domain/schedule/times-by-date";
import { DAY_MS, dateOfDay, dayOf, dayOfDate, zoneClock } from "@/lib/domain/schedule/zone-clock";
import type { DaySlots, DaySlotsInput } from "@/lib/schemas/day-slots";
import type { Principal } from "@/lib/server/auth/principal";
import { findBooking } from "@/lib/server/bookings/find-booking";
import { type OfferedSlots, readSlots } from "@/lib/server/offerings/read-slots";

/** How far behind a full day the next free time is looked for. */
const LOOKED_AHEAD_DAYS = 90;

/** The times that can be chosen in the desk on one day, by whoever sees the offering or the booking. */
export async function slotsOnDay(
  principal: Principal,
  wanted: DaySlotsInput,
  /** Replaces the clock; for tests of time. */
  now?: Date,
): Promise<Result<DaySlots>> {
  if (!may(principal.roles, "offering.read")) return { ok: false, error: refusal("forbidden") };
  const moved = "bookingId" in wanted ? await findBooking(principal, wanted.bookingId) : null;
  if (moved && !moved.ok) return moved;
  const offered = await readSlots({
    offering: {
      organizationId: principal.organization.id,
      id: moved ? moved.data.offeringId : (wanted as { offeringId: string }).offeringId,
    },
    range: rangeFrom(wanted.date, now ?? new Date()),
    exceptBookingId: moved?.data.id,
    now,
  });
  if (!offered) return { ok: false, error: refusal("not_found", "There is no such offering.") };
  if (!offered.offering.policy.weeklyHours)
    return {
      ok: false,
      error: refusal("invalid_input", "This offering has no weekly hours. Type the time."),
    };
  return { ok: true, data: dayOfSlots(offered, wanted.date) };
}

function rangeFrom(date: string | undefined, now: Date): { from: Date | string; to: Date | string } {
  if (date) return { from: date, to: dateOfDay(dayOfDate(date) + LOOKED_AHEAD_DAYS) };
  return { from: now, to: new Date(now.getTime() + LOOKED_AHEAD_DAYS * DAY_MS) };
}

function dayOfSlots({ slots, scene, now }: OfferedSlots, asked: string | undefined): DaySlots {
  const { timeZone } = scene.availability;
  const dates = timesByDate(slots, timeZone);
  const today = dayOf(zoneClock(timeZone, now.getTime(), now.getTime()).wallAt(now.getTime()));
  const date = asked ?? [...dates.keys()][0] ?? dateOfDay(today);
  const day = dayOfDate(date);
  const starts = (dates.get(date) ?? []).map(({ startsAt }) => startsAt.toISOString());
  const [first] = dates;
  return {
    date,
    previousDate: day > today ? dateOfDay(day - 1) : null,
    nextDate: dateOfDay(day + 1),
    timeZone,
    starts,
    next: starts.length === 0 && first ? startOn(first) : null,
  };
}

function startOn([date, times]: readonly [string, readonly ShownTime[]]): DaySlots["next"] {
  const startsAt = times[0]?.startsAt.toISOString();
  return startsAt ? { date, startsAt } : null;
}
