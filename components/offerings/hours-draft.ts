import { type Hours, WEEKDAYS, type Weekday, type WeeklyHours } from "@/lib/domain/schedule/availability";

/** Hours as two time inputs hold them: "" while a time is incomplete, "00:00" for the midnight that ends a day. */
export interface HoursRow extends Hours {
  /** Stays with the row while others come and go. */
  readonly key: number;
}

export type WeekDraft = Readonly<Record<Weekday, readonly HoursRow[]>>;

/** Other hours on one date; without any, it is closed. */
export interface ExceptionRow {
  readonly key: number;
  readonly date: string;
  readonly hours: readonly HoursRow[];
}

const OFFICE: Hours = { from: "09:00", to: "17:00" };
const WORKING_DAYS: readonly Weekday[] = WEEKDAYS.slice(0, 5);

export function rowsOf(hours: readonly Hours[]): HoursRow[] {
  return hours.map(({ from, to }, key) => ({ key, from, to: to === "24:00" ? "00:00" : to }));
}

export function hoursOf(rows: readonly HoursRow[]): Hours[] {
  return rows.map(({ from, to }) => ({ from, to: to === "00:00" ? "24:00" : to }));
}

/** What a new offering begins with: nine to five on working days. */
export function officeWeek(): WeekDraft {
  return mapWeek((weekday) => (WORKING_DAYS.includes(weekday) ? rowsOf([OFFICE]) : []));
}

export function weekDraft(weeklyHours: WeeklyHours): WeekDraft {
  return mapWeek((weekday) => rowsOf(weeklyHours[weekday] ?? []));
}

export function weeklyHoursOf(week: WeekDraft): WeeklyHours {
  return mapWeek((weekday) => hoursOf(week[weekday]));
}

/** One more row: the first is office hours, a later one begins an hour after the last, as after a break. */
export function withMoreHours(rows: readonly HoursRow[]): HoursRow[] {
  const last = rows.at(-1);
  const next = last ? afterBreak(last) : OFFICE;
  return [...rows, { key: freeKey(rows), ...next }];
}

export function withException(exceptions: readonly ExceptionRow[]): ExceptionRow[] {
  return [...exceptions, { key: freeKey(exceptions), date: "", hours: [] }];
}

/** The hours of one day, on others too. */
export function copyDay(week: WeekDraft, from: Weekday, to: readonly Weekday[]): WeekDraft {
  return mapWeek((weekday) => (to.includes(weekday) ? rowsOf(week[from]) : week[weekday]));
}

export const COPY_TARGETS: readonly { readonly label: string; readonly days: readonly Weekday[] }[] = [
  { label: "Copy to Monday to Friday", days: WORKING_DAYS },
  { label: "Copy to every day", days: WEEKDAYS },
];

export function dayAfter(weekday: Weekday): Weekday {
  return WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 1) % WEEKDAYS.length] ?? weekday;
}

function afterBreak({ from, to }: Hours): Hours {
  const hour = Number.parseInt(to, 10) + 1;
  if (Number.isNaN(hour) || to <= from || hour > 22) return { from: "", to: "" };
  const minutes = to.slice(2);
  return { from: `${twoDigits(hour)}${minutes}`, to: `${twoDigits(Math.min(hour + 4, 23))}${minutes}` };
}

function twoDigits(hour: number): string {
  return String(hour).padStart(2, "0");
}

function freeKey(rows: readonly { readonly key: number }[]): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1;
}

function mapWeek<Value>(ofDay: (weekday: Weekday) => Value): Readonly<Record<Weekday, Value>> {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, ofDay(weekday)])) as Record<Weekday, Value>;
}
