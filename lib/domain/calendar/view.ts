import { dateOfDay, dayOfDate, mondayOf, weekOfDay } from "@/lib/domain/schedule/zone-clock";

export const CALENDAR_VIEWS = ["month", "week", "day"] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** The dates that a view shows: a month with the rest of its first and last week, a week from Monday, or a day. */
export function datesShown(view: CalendarView, date: string): string[] {
  const day = dayOfDate(date);
  if (view === "day") return [date];
  if (view === "week") return datesFrom(mondayOf(weekOfDay(day)), 7);
  const first = mondayOf(weekOfDay(dayOfDate(`${date.slice(0, 7)}-01`)));
  const last = mondayOf(weekOfDay(dayOfDate(`${monthAfter(date, 1)}-01`) - 1)) + 7;
  return datesFrom(first, last - first);
}

/** The same view one step later or earlier. In a shorter month it is that month's last day. */
export function stepped(view: CalendarView, date: string, steps: 1 | -1): string {
  if (view !== "month") return dateOfDay(dayOfDate(date) + steps * (view === "week" ? 7 : 1));
  const month = monthAfter(date, steps);
  const last = dateOfDay(dayOfDate(`${monthAfter(`${month}-01`, 1)}-01`) - 1);
  const wanted = `${month}-${date.slice(8)}`;
  return wanted > last ? last : wanted;
}

function datesFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => dateOfDay(first + index));
}

/** "2026-12-05" and 1 → "2027-01" */
function monthAfter(date: string, steps: number): string {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + steps;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}
