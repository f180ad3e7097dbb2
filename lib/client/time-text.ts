const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

const minuteSeconds = 60;
const hourSeconds = 3_600;
const daySeconds = 86_400;

interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
  weekday: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/**
 * The wall clock of an instant in an IANA zone. Names are ours and not Intl's, because Node and browsers
 * carry different locale data, and a difference would break hydration.
 */
function wallClock(at: Date, zone: string): WallClock {
  const part: Record<string, string> = {};
  for (const { type, value } of formatterFor(zone).formatToParts(at)) part[type] = value;
  const year = Number(part.year);
  const month = Number(part.month);
  const day = Number(part.day);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
  return { year, month, day, hour: part.hour ?? "", minute: part.minute ?? "", weekday };
}

/** "Europe/Vienna" → "Vienna time", "UTC" → "UTC". */
export function zoneLabel(zone: string): string {
  if (zone === "UTC" || zone === "Etc/UTC") return "UTC";
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  return `${city} time`;
}

export type TimeForm = "full" | "date" | "time" | "short";

/**
 * full "Mon 23 Nov 2026, 14:05", date "Mon 23 Nov 2026", time "14:05", short "23 Nov, 14:05"; the last with its year
 * where `now` is given and in another. A time that the clocks show twice that night carries its offset.
 */
export function absoluteText(at: Date, zone: string, form: TimeForm = "full", now?: Date | null): string {
  const clock = wallClock(at, zone);
  const month = months[clock.month - 1] ?? "";
  const time = `${clock.hour}:${clock.minute}${shownTwice(at, zone) ? ` ${offsetLabel(at, zone)}` : ""}`;
  if (form === "time") return time;
  if (form === "short") {
    const year = now && wallClock(now, zone).year !== clock.year ? ` ${clock.year}` : "";
    return `${clock.day} ${month}${year}, ${time}`;
  }
  const date = `${clock.weekday} ${clock.day} ${month} ${clock.year}`;
  return form === "date" ? date : `${date}, ${time}`;
}

/** How far the zone's wall clock is ahead of UTC. */
function offsetMinutes(at: Date, zone: string): number {
  const { year, month, day, hour, minute } = wallClock(at, zone);
  const wall = Date.UTC(year, month - 1, day, Number(hour), Number(minute));
  return Math.round((wall - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

/** Whether clocks that are set back near the instant show its time a second time, or have shown it before. */
function shownTwice(at: Date, zone: string): boolean {
  const here = offsetMinutes(at, zone);
  const offsetIn = (minutes: number) => offsetMinutes(new Date(at.getTime() + minutes * 60_000), zone);
  return [-1, 1].some((way) => {
    const setBack = (here - offsetIn(way * 120)) * way;
    return setBack > 0 && offsetIn(way * setBack) === here - way * setBack;
  });
}

/** "UTC+1", "UTC-3:30". */
function offsetLabel(at: Date, zone: string): string {
  const minutes = offsetMinutes(at, zone);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest > 0 ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

/** "Mon 23 Nov 2026, 14:05 – 15:30", with the second date only where it differs. */
export function rangeText(from: Date, to: Date, zone: string): string {
  const sameDay = absoluteText(from, zone, "date") === absoluteText(to, zone, "date");
  return `${absoluteText(from, zone)} – ${absoluteText(to, zone, sameDay ? "time" : "full")}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** Age or distance in one unit: "just now", "5 minutes ago", "in 3 hours", "in 12 days"; months and years beyond. */
export function relativeText(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1_000);
  const distance = Math.abs(seconds);
  if (distance < 45) return seconds > 10 ? "in a moment" : "just now";
  let text: string;
  if (distance < 45 * minuteSeconds)
    text = counted(Math.max(1, Math.round(distance / minuteSeconds)), "minute");
  else if (distance < 22 * hourSeconds)
    text = counted(Math.max(1, Math.round(distance / hourSeconds)), "hour");
  else if (distance < 26 * daySeconds) text = counted(Math.max(1, Math.round(distance / daySeconds)), "day");
  else if (distance < 320 * daySeconds)
    text = counted(Math.max(1, Math.round(distance / (30.4 * daySeconds))), "month");
  else text = counted(Math.max(1, Math.round(distance / (365.25 * daySeconds))), "year");
  return seconds < 0 ? `${text} ago` : `in ${text}`;
}

/** Seconds until an instant, negative once it has passed. */
export function secondsUntil(at: Date, now: Date): number {
  return Math.floor((at.getTime() - now.getTime()) / 1_000);
}

/** What is left, in at most two units: "2 d 4 h", "3 h 12 min", "4 min 09 s", "12 s"; "overdue" once it is over. */
export function countdownText(secondsLeft: number): string {
  if (secondsLeft <= 0) return "overdue";
  const days = Math.floor(secondsLeft / daySeconds);
  const hours = Math.floor((secondsLeft % daySeconds) / hourSeconds);
  const minutes = Math.floor((secondsLeft % hourSeconds) / minuteSeconds);
  const seconds = secondsLeft % minuteSeconds;
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes >= 10) return `${minutes} min`;
  if (minutes > 0) return `${minutes} min ${String(seconds).padStart(2, "0")} s`;
  return `${seconds} s`;
}

export type Urgency = "calm" | "near" | "urgent" | "over";

/** Near within a day, urgent within an hour. */
export function urgencyOf(
  secondsLeft: number,
  { near, urgent }: UrgencyScale = { near: daySeconds, urgent: hourSeconds },
): Urgency {
  if (secondsLeft <= 0) return "over";
  if (secondsLeft <= urgent) return "urgent";
  return secondsLeft <= near ? "near" : "calm";
}

/** Seconds left at which an end is near, and at which it is urgent. */
export interface UrgencyScale {
  readonly near: number;
  readonly urgent: number;
}

/** Seconds left at which a countdown speaks: an hour, ten minutes, a minute, and the end. */
const announcedSeconds = [3_600, 600, 60, 0] as const;

/** The threshold that was crossed between two looks at the clock, if any; the lowest of several. */
export function crossedThreshold(secondsBefore: number, secondsNow: number): number | null {
  let crossed: number | null = null;
  for (const threshold of announcedSeconds) {
    if (secondsBefore > threshold && secondsNow <= threshold) crossed = threshold;
  }
  return crossed;
}

const fullMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const fullWeekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** "2026-03-04" → "Wednesday 4 March". */
export function dateLabel(date: string): string {
  const weekday = fullWeekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
  return `${weekday} ${Number(date.slice(8))} ${fullMonths[Number(date.slice(5, 7)) - 1] ?? ""}`;
}

/** "2026-03" → "March 2026". */
export function monthLabel(month: string): string {
  return `${fullMonths[Number(month.slice(5)) - 1] ?? ""} ${month.slice(0, 4)}`;
}
