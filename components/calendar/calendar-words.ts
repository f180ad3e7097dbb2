import { absoluteText, dateLabel, monthLabel, rangeText } from "@/lib/client/time-text";
import { type ClockChange, wallDate, wallText } from "@/lib/domain/calendar/clock";
import { entryLook } from "@/lib/domain/calendar/entry-look";
import type { CalendarView } from "@/lib/domain/calendar/view";
import type { ShownEntry } from "@/lib/schemas/calendar";

/** "November 2026", "Mon 23 – Sun 29 Nov 2026", "Monday 23 November 2026" */
export function periodTitle(view: CalendarView, date: string, dates: readonly string[]): string {
  if (view === "month") return monthLabel(date.slice(0, 7));
  if (view === "day") return `${dateLabel(date)} ${date.slice(0, 4)}`;
  const [first, last] = [dates[0] ?? date, dates.at(-1) ?? date];
  return `${shortDate(first)} – ${shortDate(last)} ${last.slice(0, 4)}`;
}

/** "23 Nov" */
function shortDate(date: string): string {
  return absoluteText(new Date(`${date}T12:00:00Z`), "UTC", "short").split(",")[0] ?? date;
}

/** "Confirmed: Ana Silva, Mon 23 Nov 2026, 14:05 – 15:30, yours" */
export function entryWords(entry: ShownEntry, zone: string, resourceName: string | null): string {
  const when = rangeText(new Date(entry.startsAt), new Date(entry.endsAt), zone);
  return [
    `${entryLook(entry).label}: ${entry.title}`,
    ...(resourceName ? [resourceName] : []),
    when,
    ...(entry.own && entry.kind === "booking" ? ["yours"] : []),
  ].join(", ");
}

/** What happens to the clocks on a day that is shown. */
export function changeWords({ kind, from, to }: ClockChange): string {
  const hours = `${wallText(from).slice(11)} to ${wallText(to).slice(11)}`;
  const day = dateLabel(wallDate(from));
  return kind === "missing"
    ? `The clocks go forward on ${day}: ${hours} does not exist.`
    : `The clocks go back on ${day}: ${hours} comes twice.`;
}
