import { type Hours, WEEKDAYS, type Weekday, type WeeklyHours } from "@/lib/domain/schedule/availability";

export function weekdayName(weekday: Weekday): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1);
}

/** "09:00–12:00 and 13:00–17:00"; what ends on the next day says so, and no hours at all are "closed". */
export function hoursText(hours: readonly Hours[]): string {
  if (hours.length === 0) return "closed";
  return listed(hours.map(spanText));
}

/** "Monday to Friday 09:00–17:00; Saturday 22:00–02:00 the next day". Closed days are left out. */
export function weeklyHoursText(weeklyHours: WeeklyHours): string {
  const runs: { days: Weekday[]; text: string }[] = [];
  for (const weekday of WEEKDAYS) {
    const text = hoursText(weeklyHours[weekday]);
    const run = runs.at(-1);
    if (run?.text === text) run.days.push(weekday);
    else runs.push({ days: [weekday], text });
  }
  const open = runs.filter(({ text }) => text !== "closed");
  if (open.length === 0) return "closed on every day";
  return open.map(({ days, text }) => `${daysText(days)} ${text}`).join("; ");
}

/** Whether hours run into the next day; those that end with their own day do not. */
export function endsNextDay({ from, to }: Hours): boolean {
  return to <= from && to !== "00:00";
}

function spanText(hours: Hours): string {
  const { from, to } = hours;
  const midnight = to === "00:00" || to === "24:00";
  if (from === "00:00" && midnight) return "all day";
  if (midnight) return `${from}–24:00`;
  return endsNextDay(hours) ? `${from}–${to} the next day` : `${from}–${to}`;
}

function daysText(days: readonly Weekday[]): string {
  if (days.length === WEEKDAYS.length) return "every day";
  const names = days.map(weekdayName);
  return names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(" and ");
}

function listed(texts: readonly string[]): string {
  return texts.length > 2 ? `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}` : texts.join(" and ");
}
