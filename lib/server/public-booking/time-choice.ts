import { timesByDate } from "@/lib/domain/schedule/times-by-date";
import { dateOfDay, dayOf, dayOfDate, zoneClock } from "@/lib/domain/schedule/zone-clock";
import type { TimeChoice } from "@/lib/schemas/public-booking";
import { isTimeZone } from "@/lib/schemas/time-zone";
import { type OfferedSlots, readSlots, type SlotsWanted } from "@/lib/server/offerings/read-slots";

/** As it stands in an address, unchecked. */
export interface Asked {
  readonly month?: unknown;
  readonly date?: unknown;
  readonly zone?: unknown;
}

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;
/** So far is looked for a free day, where the month has none. */
const LOOK_AHEAD_DAYS = 92;

interface Wanted extends Pick<SlotsWanted, "offering" | "exceptBookingId" | "exceptHoldId" | "now"> {
  readonly asked: Asked;
  /** The zone that the browser told, if it did. */
  readonly viewerZone: string | null;
}

/**
 * A month of times to choose from, or null where there is no such offering. Whatever an address asks for that makes
 * no sense counts as not asked. One statement, two where the month is full.
 */
export async function readTimeChoice(
  wanted: Wanted,
): Promise<{ readonly found: OfferedSlots; readonly choice: TimeChoice } | null> {
  const { asked, viewerZone } = wanted;
  const zone = zoneAsked(asked.zone) ?? viewerZone;
  const date = dateAsked(asked.date);
  const now = wanted.now ?? new Date();
  const month = monthAsked(asked.month) ?? (date ?? todayIn(zone ?? "UTC", now)).slice(0, 7);
  const found = await readSlots({
    ...wanted,
    range: { from: `${month}-01`, to: lastDateOf(month), timeZone: zone },
  });
  if (!found) return null;
  const providerZone = found.scene.availability.timeZone;
  const shownZone = zone ?? providerZone;
  const dates = timesByDate(found.slots, shownZone);
  const shown = date && dates.has(date) ? date : (dates.keys().next().value ?? null);
  const today = todayIn(shownZone, found.now);
  const lastMonth = lastMonthOf(found);
  return {
    found,
    choice: {
      zone: shownZone,
      providerZone,
      zoneIsChosen: zoneAsked(asked.zone) !== null,
      month,
      previousMonth: month > today.slice(0, 7) ? monthAfter(month, -1) : null,
      nextMonth: lastMonth === null || month < lastMonth ? monthAfter(month, 1) : null,
      today,
      counts: Object.fromEntries([...dates].map(([key, times]) => [key, times.length])),
      date: shown,
      times: (shown ? (dates.get(shown) ?? []) : []).map((time) => ({
        ...time,
        startsAt: time.startsAt.toISOString(),
      })),
      nextFree: dates.size > 0 ? null : await nextFreeDate(wanted, month, shownZone),
    },
  };
}

async function nextFreeDate(wanted: Wanted, month: string, zone: string): Promise<string | null> {
  const first = dayOfDate(lastDateOf(month)) + 1;
  const range = { from: dateOfDay(first), to: dateOfDay(first + LOOK_AHEAD_DAYS), timeZone: zone };
  const later = await readSlots({ ...wanted, range });
  return later ? (timesByDate(later.slots.slice(0, 1), zone).keys().next().value ?? null) : null;
}

/** The last month that can have times, by the provider's clock and a day more for any other. */
function lastMonthOf({ scene, now }: OfferedSlots): string | null {
  const { maximumAdvanceDays, timeZone } = scene.availability;
  if (maximumAdvanceDays === null) return null;
  return dateOfDay(dayOfDate(todayIn(timeZone, now)) + maximumAdvanceDays + 1).slice(0, 7);
}

export function zoneAsked(zone: unknown): string | null {
  return typeof zone === "string" && zone.length <= 64 && isTimeZone(zone) ? zone : null;
}

function monthAsked(month: unknown): string | null {
  return typeof month === "string" && MONTH.test(month) ? month : null;
}

function dateAsked(date: unknown): string | null {
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date) || !MONTH.test(date.slice(0, 7)))
    return null;
  const day = dayOfDate(date);
  return Number.isFinite(day) && dateOfDay(day) === date ? date : null;
}

function todayIn(zone: string, now: Date): string {
  const instant = now.getTime();
  return dateOfDay(dayOf(zoneClock(zone, instant, instant).wallAt(instant)));
}

function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

function lastDateOf(month: string): string {
  return dateOfDay(dayOfDate(`${monthAfter(month, 1)}-01`) - 1);
}
