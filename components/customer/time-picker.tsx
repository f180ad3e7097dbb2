import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { dateLabel, monthLabel, zoneLabel } from "@/lib/client/time-text";
import { dateOfDay, dayOfDate, mondayOf, weekOfDay } from "@/lib/domain/schedule/zone-clock";
import type { TimeChoice } from "@/lib/schemas/public-booking";
import { TimeButtons } from "./time-buttons";
import { ZoneSwitch } from "./zone-switch";

export interface TimePickerProps {
  choice: TimeChoice;
  /** The address of this page with another month, date or zone. */
  address: (asked: { month?: string; date?: string; zone?: string }) => string;
  /** Takes the form, with `startsAt`, `date` and `zone`. */
  action: string;
  method: "post" | "get";
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** A month of days and the times of one of them. Works without a script: days are links, times are buttons. */
export function TimePicker({ choice, address, action, method }: TimePickerProps) {
  const { zone, date, times } = choice;
  const inZone: TimePickerProps["address"] = (asked) =>
    address(choice.zoneIsChosen ? { ...asked, zone } : asked);
  return (
    <div className="space-y-6">
      <MonthOfDays choice={choice} address={inZone} />
      <section aria-labelledby="times-heading" className="space-y-3">
        <h2 id="times-heading" className="text-base font-semibold">
          {date ? dateLabel(date) : "Times"}
        </h2>
        {times.length > 0 ? (
          <TimeButtons times={times} action={action} method={method} hidden={{ zone, date: date ?? "" }} />
        ) : (
          <NoTimes choice={choice} address={inZone} />
        )}
        <ZoneSwitch
          zone={zone}
          providerZone={choice.providerZone}
          isChosen={choice.zoneIsChosen}
          label={`Times are in ${zoneLabel(zone)}`}
          carried={{ month: choice.month, date }}
        />
      </section>
    </div>
  );
}

function NoTimes({ choice: { nextFree }, address }: Pick<TimePickerProps, "choice" | "address">) {
  return (
    <p className="rounded-card border border-dashed border-line px-4 py-5 text-sm text-ink-muted">
      No time is free in this month.{" "}
      {nextFree ? (
        <Link
          href={address({ month: nextFree.slice(0, 7), date: nextFree })}
          className="font-medium text-accent-text underline underline-offset-2"
        >
          The next one is on {dateLabel(nextFree)}
        </Link>
      ) : (
        "Nor in the three after it."
      )}
    </p>
  );
}

function MonthOfDays({ choice, address }: Pick<TimePickerProps, "choice" | "address">) {
  const { month, previousMonth, nextMonth } = choice;
  const days = daysOf(month, firstDayShown(choice));
  const blanks = (((dayOfDate(days[0] ?? "") + 3) % 7) + 7) % 7;
  return (
    <section aria-label={`Days of ${monthLabel(month)}`} className="space-y-3">
      <div className="flex items-center justify-between gap-2">
        <MonthLink month={previousMonth} address={address} label="Earlier month" icon={ChevronLeft} />
        <h2 className="text-base font-semibold">{monthLabel(month)}</h2>
        <MonthLink month={nextMonth} address={address} label="Later month" icon={ChevronRight} />
      </div>
      <div aria-hidden className="grid grid-cols-7 text-center text-xs font-medium text-ink-subtle">
        {WEEKDAYS.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <ol className="grid grid-cols-7 gap-1">
        {days.map((date, index) => (
          <li
            key={date}
            style={index === 0 && blanks > 0 ? { gridColumnStart: blanks + 1 } : undefined}
            className="min-w-0"
          >
            <Day date={date} choice={choice} address={address} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The month's first day, or the Monday of this week: weeks that are over have nothing to choose. */
function firstDayShown({ month, today }: TimeChoice): number {
  const first = dayOfDate(`${month}-01`);
  return today.startsWith(month) ? Math.max(first, mondayOf(weekOfDay(dayOfDate(today)))) : first;
}

function daysOf(month: string, first: number): string[] {
  const dates: string[] = [];
  for (let day = first; dateOfDay(day).startsWith(month); day += 1) dates.push(dateOfDay(day));
  return dates;
}

function Day({ date, choice, address }: { date: string } & Pick<TimePickerProps, "choice" | "address">) {
  const count = choice.counts[date] ?? 0;
  const shape = "flex h-11 items-center justify-center rounded-control text-sm tabular-nums";
  const number = Number(date.slice(8));
  const isToday = date === choice.today;
  if (count === 0)
    return (
      <span className={cn(shape, "text-ink-subtle", isToday && "font-semibold")}>
        <span aria-hidden>{number}</span>
        <span className="sr-only">{`${dateLabel(date)}: no time`}</span>
      </span>
    );
  const isChosen = date === choice.date;
  return (
    <Link
      href={address({ month: choice.month, date })}
      scroll={false}
      prefetch={false}
      aria-current={isChosen ? "date" : undefined}
      aria-label={`${dateLabel(date)}: ${count === 1 ? "1 time" : `${count} times`}`}
      className={cn(
        shape,
        "border font-semibold",
        isChosen
          ? "border-transparent bg-accent text-accent-ink"
          : "border-line bg-accent-soft/60 text-accent-soft-ink hover:border-accent",
        isToday && !isChosen && "underline underline-offset-4",
      )}
    >
      {number}
    </Link>
  );
}

function MonthLink({
  month,
  address,
  label,
  icon: Icon,
}: {
  month: string | null;
  address: TimePickerProps["address"];
  label: string;
  icon: typeof ChevronLeft;
}) {
  const shape = "grid size-11 place-items-center rounded-control";
  if (month === null)
    return (
      <span aria-hidden className={cn(shape, "text-ink-subtle/40")}>
        <Icon className="size-5" />
      </span>
    );
  return (
    <Link
      href={address({ month })}
      scroll={false}
      prefetch={false}
      aria-label={`${label}: ${monthLabel(month)}`}
      className={cn(shape, "border border-line bg-surface hover:bg-hover")}
    >
      <Icon aria-hidden className="size-5" />
    </Link>
  );
}
