import { Download, Plus } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BookingList } from "@/components/bookings/booking-list";
import { BookingListEmpty } from "@/components/bookings/booking-list-empty";
import { PaletteLinks } from "@/components/bookings/palette-links";
import { FilterBar } from "@/components/data-table/filter-bar";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyles } from "@/components/ui/button-styles";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { may } from "@/lib/domain/access/permissions";
import { routes, withQuery } from "@/lib/routes";
import { BOOKING_TABS, countShown, sortOf } from "@/lib/schemas/booking-list";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { listBookings, tabCounts } from "@/lib/server/bookings/list-bookings";
import { listFacets } from "../list-facets";
import { isNarrowed, readListQuery } from "../list-query";
import { listRows } from "../list-rows";
import { refusedToBook } from "../may-book";
import { OneCustomer } from "../one-customer";
import { MemberBookings } from "./member-bookings";

export const metadata: Metadata = { title: "Bookings" };

const TAB_LABELS: Readonly<Record<(typeof BOOKING_TABS)[number], string>> = {
  attention: "Needs attention",
  upcoming: "Upcoming",
  today: "Today",
  all: "All",
};

export default async function BookingsPage({ params, searchParams }: PageProps<"/desk/[org]/bookings">) {
  const [{ org }, asked] = await Promise.all([params, searchParams]);
  const principal = await requirePrincipal(org);
  const list = readListQuery(asked);
  if (principal.roles.every((role) => role === "member"))
    return <MemberBookings principal={principal} org={org} list={list} />;
  const desk = routes.desk(org);
  const { query, address } = list;
  const tab = BOOKING_TABS.find((key) => key === query.tab) ?? "all";
  const [page, counts, facets] = await Promise.all([
    listBookings(principal, { ...query, tab }),
    tabCounts(principal),
    listFacets(principal, query),
  ]);
  if (!page.ok) redirect(withQuery(desk.bookings, address));
  const rows = await listRows(principal, page.data.data);
  const sort = sortOf({ ...query, tab });
  const { sort: _sort, ...unsorted } = address;
  const cursorHref = (cursor: string | null) =>
    cursor === null ? null : withQuery(desk.bookings, { ...address, cursor });
  const narrowed = isNarrowed(list);

  return (
    <>
      <PageHeader
        title="Bookings"
        actions={
          <>
            {may(principal.roles, "booking.export") ? (
              <a
                href={withQuery(desk.bookingsExport, address)}
                download
                className={buttonStyles({ variant: "ghost" })}
              >
                <Download aria-hidden />
                CSV
              </a>
            ) : null}
            <ButtonLink
              href={desk.newBooking}
              variant="primary"
              icon={<Plus aria-hidden />}
              disabledReason={refusedToBook(principal)}
            >
              New booking
            </ButtonLink>
          </>
        }
        tabs={
          <LinkTabs
            label="Saved views"
            tabs={BOOKING_TABS.map((key) => ({
              key,
              label: TAB_LABELS[key],
              href: withQuery(desk.bookings, { ...unsorted, tab: key === "all" ? undefined : key }),
              count: countShown(counts[key] ?? 0),
              current: key === tab,
            }))}
          />
        }
      />
      <PageBody>
        <PaletteLinks
          items={[
            {
              key: "new-booking",
              label: "New booking",
              href: desk.newBooking,
              disabledReason: refusedToBook(principal),
            },
            ...BOOKING_TABS.map((key) => ({
              key: `tab-${key}`,
              label: `Bookings: ${TAB_LABELS[key]}`,
              href: withQuery(desk.bookings, { tab: key === "all" ? undefined : key }),
            })),
          ]}
        />
        {query.customerId && may(principal.roles, "customer.read") ? (
          <OneCustomer principal={principal} customerId={query.customerId} />
        ) : null}
        <FilterBar
          search={{
            param: "q",
            label: "Search bookings",
            placeholder: "Reference, customer, mail",
          }}
          facets={facets}
          dateRange={{ fromParam: "from", toParam: "to", label: "Start" }}
        />
        <BookingList
          org={org}
          zone={principal.organization.timeZone}
          caption={`Bookings: ${TAB_LABELS[tab]}`}
          rows={rows}
          sort={{ key: sort.replace("-", ""), direction: sort.startsWith("-") ? "desc" : "asc" }}
          query={unsorted}
          empty={
            <BookingListEmpty
              tab={tab}
              narrowed={narrowed}
              clearHref={withQuery(desk.bookings, { tab: query.tab })}
              allHref={desk.bookings}
              newHref={refusedToBook(principal) === null ? desk.newBooking : null}
            />
          }
          footer={
            rows.length > 0 ? (
              <Pagination
                label="Pages of bookings"
                previousHref={cursorHref(page.data.previousCursor)}
                nextHref={cursorHref(page.data.nextCursor)}
                summary={
                  rows.length === 1 ? "1 booking on this page" : `${rows.length} bookings on this page`
                }
              />
            ) : null
          }
        />
      </PageBody>
    </>
  );
}
