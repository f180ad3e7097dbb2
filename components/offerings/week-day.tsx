import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { absoluteText } from "@/lib/client/time-text";
import type { RefusalCode } from "@/lib/domain/refusal";
import { formatMinutes } from "@/lib/domain/schedule/format";
import { hoursText } from "@/lib/domain/schedule/hours-words";
import type { BookableDay } from "./bookable-week";

const NOTHING: Partial<Record<RefusalCode, string>> = {
  too_soon: "Too soon to be booked now",
  too_far: "Too far ahead to be booked now",
  outside_hours: "Shorter than one appointment",
};

/** One day: its hours in words and as a stretch of the day, and the starts that they give. */
export function WeekDay({ day, zone }: { day: BookableDay; zone: string }) {
  const { starts, hours } = day;
  const closed = hours !== null && hours.length === 0;
  const [weekday, dayOfMonth, month] = dateParts(day.date);
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 py-2.5 first:pt-0 last:pb-0">
      <p className={cn("text-dense", closed && starts.length === 0 && "text-ink-subtle")}>
        <span className="font-medium">{weekday}</span>
        <span className="block text-xs text-ink-subtle tabular-nums">
          {dayOfMonth} {month}
        </span>
      </p>
      <div className="min-w-0 space-y-1">
        <p className={cn("text-dense tabular-nums", closed && "text-ink-subtle")}>
          {hours === null ? "Any time" : sentenceCase(hoursText(hours))}
        </p>
        <Track day={day} />
        <Notes day={day} zone={zone} closed={closed} />
      </div>
    </li>
  );
}

function Notes({ day, zone, closed }: { day: BookableDay; zone: string; closed: boolean }) {
  const { starts, hours, nothing, extraMinutes } = day;
  const notes = [
    hours === null ? null : firstAndLast(day, zone),
    closed && starts.length > 0 ? "by the hours of the day before" : null,
    starts.length === 0 && hours !== null && nothing ? NOTHING[nothing] : null,
    extraMinutes > 0 ? `clocks go back ${formatMinutes(extraMinutes)}` : null,
    extraMinutes < 0 ? `clocks go forward ${formatMinutes(-extraMinutes)}` : null,
  ].filter(Boolean);
  const counted = hours !== null && !(closed && starts.length === 0);
  if (notes.length === 0 && !day.exception && !counted) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-subtle tabular-nums">
      {day.exception ? <Badge tone="info">Exception</Badge> : null}
      {counted ? (
        <span className="font-medium text-ink">
          {starts.length === 1 ? "1 start" : `${starts.length} starts`}
        </span>
      ) : null}
      {notes.length > 0 ? <span>{notes.join(" · ")}</span> : null}
    </p>
  );
}

function firstAndLast({ starts }: BookableDay, zone: string): string | null {
  const [first, last] = [starts[0], starts.at(-1)];
  if (!first || !last) return null;
  const time = (at: Date) => absoluteText(at, zone, "time");
  return first === last
    ? `at ${time(first.startsAt)}`
    : `first ${time(first.startsAt)}, last ${time(last.startsAt)}`;
}

/** The day from midnight to midnight, with what is open of it. */
function Track({ day }: { day: BookableDay }) {
  return (
    <div aria-hidden className="relative h-1.5 overflow-hidden rounded-full bg-neutral-bg dark:bg-hover">
      {day.open.map(({ from, until }) => (
        <span
          key={from}
          style={{ left: `${from * 100}%`, width: `${(until - from) * 100}%` }}
          className={cn(
            "absolute inset-y-0",
            day.starts.length > 0 || day.hours === null ? "bg-accent" : "bg-line-strong/50",
          )}
        />
      ))}
    </div>
  );
}

function dateParts(date: string): string[] {
  return absoluteText(new Date(`${date}T12:00:00Z`), "UTC", "date").split(" ");
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
