import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { CalendarBoard } from "@/components/calendar/calendar-board";
import { CalendarLegend } from "@/components/calendar/calendar-legend";
import { CalendarToolbar } from "@/components/calendar/calendar-toolbar";
import { changeWords, periodTitle } from "@/components/calendar/calendar-words";
import { DayList } from "@/components/calendar/day-list";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import "@/components/calendar/calendar.css";
import { forbidden } from "next/navigation";
import { zoneLabel } from "@/lib/client/time-text";
import { may } from "@/lib/domain/access/permissions";
import { changesOf, wallDate } from "@/lib/domain/calendar/clock";
import { legendOf, TAKEN, TAKEN_ITEM } from "@/lib/domain/calendar/entry-look";
import { CALENDAR_VIEWS, type CalendarView, stepped } from "@/lib/domain/calendar/view";
import { LIFECYCLE_KEYS } from "@/lib/domain/lifecycle/registry";
import { routes, withQuery } from "@/lib/routes";
import { MOST_CALENDAR_ENTRIES } from "@/lib/schemas/calendar";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { refusedToBook } from "../bookings/may-book";
import { addressQuery, type CalendarAddress, readAddress } from "./calendar-address";
import { calendarFacets, pickerOf, rowsOf } from "./calendar-choices";
import { readCalendarPage } from "./read-page";

export const metadata: Metadata = { title: "Calendar" };

const VIEW_LABELS: Readonly<Record<CalendarView, string>> = { month: "Month", week: "Week", day: "Day" };

export default async function CalendarPage({ params, searchParams }: PageProps<"/desk/[org]/calendar">) {
  const [{ org }, asked] = await Promise.all([params, searchParams]);
  const principal = await requirePrincipal(org);
  if (!may(principal.roles, "booking.read")) forbidden();
  const desk = routes.desk(org);
  const address = readAddress(asked);
  const page = await readCalendarPage(principal, address);
  const { view } = address;
  const { date, dates, today, zone, clock, entries, chosen } = page;
  const href = (part: Partial<CalendarAddress>) =>
    withQuery(desk.calendar, addressQuery({ ...address, ...part }));
  const hrefAt = (steps: 1 | -1) => href({ date: stepped(view, date, steps) });
  const title = periodTitle(view, date, dates);
  const changes = changesOf(clock).filter(({ from }) => dates.includes(wallDate(from)));
  const drawn = new Set(["asset", ...entries.map(({ lifecycle }) => lifecycle)]);
  const legend = [
    ...legendOf(LIFECYCLE_KEYS.filter((key) => drawn.has(key))),
    ...(entries.some(({ status }) => status === TAKEN) ? [TAKEN_ITEM] : []),
  ];
  const rows = rowsOf(page, address);
  const narrowed = [address.asset, address.lifecycle, address.status].some((values) => values.length > 0);

  return (
    <>
      <PageHeader
        title="Calendar"
        actions={
          <ButtonLink
            href={withQuery(desk.newBooking, { offering: chosen?.offeringId ?? null })}
            variant="primary"
            icon={<Plus aria-hidden />}
            disabledReason={refusedToBook(principal)}
          >
            New booking
          </ButtonLink>
        }
        tabs={
          <LinkTabs
            label="Views"
            tabs={CALENDAR_VIEWS.map((key) => ({
              key,
              label: VIEW_LABELS[key],
              href: href({ view: key }),
              current: key === view,
            }))}
          />
        }
      />
      <PageBody>
        <CalendarToolbar
          title={title}
          view={view}
          previousHref={hrefAt(-1)}
          todayHref={href({ date: null })}
          nextHref={hrefAt(1)}
          viewHrefs={{
            month: href({ view: "month" }),
            week: href({ view: "week" }),
            day: href({ view: "day" }),
          }}
          picker={view === "day" ? null : pickerOf(principal, page, (resource) => href({ resource }))}
        />
        <FilterBar facets={calendarFacets(page, address)} resets={[]} />
        {changes.map((change) => (
          <Banner key={change.from} tone="warning" title={changeWords(change)} className="mb-3" />
        ))}
        {page.cutOff ? (
          <Banner
            tone="warning"
            className="mb-3"
            title={`Only the first ${MOST_CALENDAR_ENTRIES.toLocaleString("en-GB")} entries are drawn`}
          >
            Look at fewer assets at once, or at a week or a day of one.
          </Banner>
        ) : null}
        {page.resources.length === 0 && entries.length === 0 && !narrowed ? (
          <EmptyState kind="nothing" title="There is nothing on the calendar yet">
            What is booked stands here. Assets that members share come with their first offering.
          </EmptyState>
        ) : (
          <>
            {entries.length === 0 && narrowed ? (
              <Banner
                tone="neutral"
                title="Nothing here matches the filters"
                className="mb-3"
                actions={
                  <ButtonLink href={href({ asset: [], lifecycle: [], status: [] })} size="small">
                    Clear filters
                  </ButtonLink>
                }
              />
            ) : null}
            <div className="hidden md:block print:block">
              <CalendarBoard
                org={org}
                title={chosen ? `${chosen.name}, ${title}` : title}
                view={view}
                date={date}
                zone={zone}
                zoneOffset={offsetText(
                  clock.findLast(({ from }) => from <= Date.now())?.offset ?? clock[0]?.offset ?? 0,
                )}
                clock={clock}
                changes={changes}
                rows={rows}
                entries={entries}
                hiddenTimes={page.hiddenTimes}
                resources={page.resources}
                chosenId={chosen?.id ?? null}
                organizationZone={principal.organization.timeZone}
                organizationClock={page.organizationClock}
              />
            </div>
            <div className="md:hidden print:hidden">
              <DayList
                org={org}
                zone={zone}
                clock={clock}
                dates={view === "month" ? dates.filter((one) => one.startsWith(date.slice(0, 7))) : dates}
                today={today}
                entries={entries}
                names={view === "day" ? new Map(page.resources.map(({ id, name }) => [id, name])) : null}
              />
            </div>
          </>
        )}
        <div className="mt-4 space-y-2">
          <CalendarLegend items={legend} />
          <p className="text-xs text-ink-subtle">Times in {zoneLabel(zone)}.</p>
        </div>
      </PageBody>
    </>
  );
}

/** "+05:30" */
function offsetText(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${milliseconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
