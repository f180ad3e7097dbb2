import { firstInstantAt, type ShownClock, wallOf } from "@/lib/domain/calendar/clock";
import { isWanted } from "@/lib/domain/calendar/narrowed";
import { shownClock } from "@/lib/domain/calendar/shown-clock";
import { datesShown } from "@/lib/domain/calendar/view";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { toWallTime } from "@/lib/domain/schedule/wall-time";
import {
  type CalendarEntry,
  type CalendarResource,
  MOST_CALENDAR_ENTRIES,
  type ShownEntry,
  type TakenTime,
} from "@/lib/schemas/calendar";
import type { Principal } from "@/lib/server/auth/principal";
import { calendarResources } from "@/lib/server/calendar/calendar-resources";
import type { CalendarResources } from "@/lib/server/calendar/calendar-statement";
import { readCalendar } from "@/lib/server/calendar/read-calendar";
import { type CalendarAddress, WITHOUT_RESOURCE } from "./calendar-address";

const DAY_MS = 86_400_000;

export interface CalendarPageData {
  readonly resources: readonly CalendarResource[];
  /** Whose month or week it is; null for a day, and where there is nothing to choose. */
  readonly chosen: CalendarResource | null;
  /** The IANA zone on whose clock everything is drawn: the asset's, or the organization's for a day of many. */
  readonly zone: string;
  readonly clock: ShownClock;
  readonly organizationClock: ShownClock;
  /** Local dates in that zone. */
  readonly today: string;
  readonly date: string;
  readonly dates: readonly string[];
  readonly entries: readonly ShownEntry[];
  /** Time that is taken by what the filters leave out, in which no booking starts all the same. */
  readonly hiddenTimes: readonly TakenTime[];
  /** There are more entries than a page holds. */
  readonly cutOff: boolean;
}

/** Everything that the address asks for, and nothing of another time. */
export async function readCalendarPage(
  person: Principal,
  address: CalendarAddress,
): Promise<CalendarPageData> {
  const resources = await calendarResources(person);
  const chosen = address.view === "day" ? null : chosenOf(resources, address.resource);
  const zone = chosen?.timeZone ?? person.organization.timeZone;
  const today = toWallTime(new Date(), zone).slice(0, 10);
  const date = address.date ?? today;
  const dates = datesShown(address.view, date);
  const bounds = shownClock(zone, dates);
  const found = await readCalendar(person, {
    from: new Date(firstInstantAt(bounds, wallOf(dates[0] ?? date))),
    to: new Date(firstInstantAt(bounds, wallOf(dates.at(-1) ?? date) + DAY_MS)),
    resources: resourcesOf(address, resources, chosen),
    most: MOST_CALENDAR_ENTRIES + 1,
  });
  const all = found.slice(0, MOST_CALENDAR_ENTRIES).map(toShown);
  return {
    resources,
    chosen,
    zone,
    clock: shownClock(zone, dates, all),
    organizationClock: shownClock(person.organization.timeZone, dates, all),
    today,
    date,
    dates,
    entries: all.filter((entry) => isWanted(entry, address)),
    hiddenTimes: all
      .filter((entry) => entry.takesTime && !isWanted(entry, address))
      .map(({ resourceId, startsAt, endsAt }) => ({ resourceId, startsAt, endsAt })),
    cutOff: found.length > all.length,
  };
}

function chosenOf(resources: readonly CalendarResource[], asked: string | null): CalendarResource | null {
  if (asked === WITHOUT_RESOURCE) return null;
  return resources.find(({ id }) => id === asked) ?? resources[0] ?? null;
}

function resourcesOf(
  { view, asset }: CalendarAddress,
  resources: readonly CalendarResource[],
  chosen: CalendarResource | null,
): CalendarResources {
  if (view !== "day") return chosen ? { kind: "some", ids: [chosen.id] } : { kind: "none" };
  if (asset.length === 0) return { kind: "all" };
  return { kind: "some", ids: resources.map(({ id }) => id).filter((id) => asset.includes(id)) };
}

function toShown(entry: CalendarEntry, index: number): ShownEntry {
  const status = entry.lifecycle ? lifecycleOf(entry.lifecycle).statuses[entry.status] : null;
  return {
    ...entry,
    key: entry.id ?? `busy-${index}`,
    // Without a lifecycle it is maintenance, or told only because it takes time.
    takesTime: status === null || status?.occupies === true,
  };
}
