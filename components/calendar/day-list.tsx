import Link from "next/link";
import { DomainIcon } from "@/components/bookings/domain-icon";
import { cn } from "@/components/ui/class-names";
import { absoluteText, dateLabel, rangeText } from "@/lib/client/time-text";
import { datesOf, drawnPeriod, type ShownClock } from "@/lib/domain/calendar/clock";
import { entryLook } from "@/lib/domain/calendar/entry-look";
import { routes } from "@/lib/routes";
import type { ShownEntry } from "@/lib/schemas/calendar";
import { lookClasses } from "./look-classes";

interface DayListProps {
  org: string;
  /** IANA */
  zone: string;
  clock: ShownClock;
  dates: readonly string[];
  today: string;
  entries: readonly ShownEntry[];
  /** By resource, where the entries are of several. */
  names: ReadonlyMap<string, string> | null;
}

/** The entries of each day as a list, for screens on which no grid can be read. */
export function DayList({ org, zone, clock, dates, today, entries, names }: DayListProps) {
  const days = dates
    .map((date) => ({
      date,
      entries: entries.filter(({ startsAt, endsAt }) =>
        datesOf(drawnPeriod(clock, Date.parse(startsAt), Date.parse(endsAt)), [date]).includes(date),
      ),
    }))
    .filter((day) => day.entries.length > 0 || day.date === today);
  if (days.length === 0)
    return <p className="py-10 text-center text-dense text-ink-muted">Nothing stands in these days.</p>;
  return (
    <ol className="space-y-4">
      {days.map((day) => (
        <li key={day.date}>
          <h3 className="mb-1.5 flex items-baseline gap-2 text-dense font-semibold">
            {dateLabel(day.date)}
            {day.date === today ? (
              <span className="rounded-full bg-accent-soft px-2 text-2xs font-medium text-accent-soft-ink">
                Today
              </span>
            ) : null}
          </h3>
          {day.entries.length === 0 ? (
            <p className="text-dense text-ink-muted">Nothing stands today.</p>
          ) : (
            <ul className="space-y-1.5">
              {day.entries.map((entry) => (
                <li key={entry.key}>
                  <DayListEntry
                    org={org}
                    zone={zone}
                    entry={entry}
                    name={(entry.resourceId && names?.get(entry.resourceId)) || null}
                  />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

interface DayListEntryProps {
  org: string;
  zone: string;
  entry: ShownEntry;
  name: string | null;
}

function DayListEntry({ org, zone, entry, name }: DayListEntryProps) {
  const look = entryLook(entry);
  const [from, to] = [new Date(entry.startsAt), new Date(entry.endsAt)];
  const sameDay = absoluteText(from, zone, "date") === absoluteText(to, zone, "date");
  const times = sameDay
    ? `${absoluteText(from, zone, "time")} – ${absoluteText(to, zone, "time")}`
    : rangeText(from, to, zone);
  const content = (
    <>
      <span aria-hidden className={cn(lookClasses(look), "w-3 flex-none self-stretch rounded-sm")} />
      <span className="min-w-0 flex-1 py-0.5">
        <span className="flex flex-wrap items-baseline justify-between gap-x-2">
          <span className="truncate font-medium">{entry.title}</span>
          <span className="icon-slot inline-flex items-center gap-1 text-xs text-ink-muted [&>svg]:size-3.5">
            <DomainIcon name={look.icon} />
            {look.label}
          </span>
        </span>
        <span className="block text-dense text-ink-muted">
          <span className="tabular-nums">{times}</span>
          {name ? ` · ${name}` : null}
          {entry.own && entry.kind === "booking" ? " · yours" : null}
        </span>
      </span>
    </>
  );
  const classes = "flex min-h-12 items-center gap-3 rounded-card border border-line bg-surface p-2";
  const href = hrefOf(entry, org);
  return href ? (
    <Link href={href} className={cn(classes, "hover:bg-hover")}>
      {content}
    </Link>
  ) : (
    <div className={classes}>{content}</div>
  );
}

/** Where an entry leads, as its dialog does on wide screens; null for what belongs to others. */
function hrefOf({ kind, reference, resourceId }: ShownEntry, org: string): string | null {
  const desk = routes.desk(org);
  if (reference) return desk.booking(reference);
  return kind === "maintenance" && resourceId ? desk.asset(resourceId) : null;
}
