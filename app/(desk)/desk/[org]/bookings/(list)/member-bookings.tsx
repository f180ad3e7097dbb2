import { Plus } from "lucide-react";
import { redirect } from "next/navigation";
import { BookingCards } from "@/components/bookings/booking-cards";
import { PaletteLinks } from "@/components/bookings/palette-links";
import { FilterBar } from "@/components/data-table/filter-bar";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { routes, withQuery } from "@/lib/routes";
import { countShown, MEMBER_TABS, type MemberTab } from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import { listBookings, tabCounts } from "@/lib/server/bookings/list-bookings";
import { rejectionReasons } from "@/lib/server/bookings/rejection-reasons";
import { type DeskListQuery, isNarrowed } from "../list-query";
import { refusedToBook } from "../may-book";

const LABELS: Readonly<Record<MemberTab, string>> = {
  ahead: "Upcoming",
  tentative: "Tentative",
  pending: "Pending",
  past: "Past",
  rejected: "Rejected",
  cancelled: "Cancelled",
};

const EMPTY: Readonly<Record<MemberTab, { readonly title: string; readonly text: string }>> = {
  ahead: { title: "Nothing is coming up", text: "What you have booked stands here until it is over." },
  tentative: {
    title: "Nothing is pencilled in",
    text: "A booking that you pencil in takes no time from anybody. Firm it up here once you are sure.",
  },
  pending: {
    title: "Nothing waits for approval",
    text: "Where bookings need an approval, yours wait here until somebody has answered.",
  },
  past: {
    title: "Nothing is over yet",
    text: "Bookings that have ended come here, for their readings to be logged.",
  },
  rejected: {
    title: "Nothing was rejected",
    text: "If a booking of yours is rejected, it stands here with the reason that was given.",
  },
  cancelled: {
    title: "Nothing was cancelled",
    text: "Bookings that you or somebody else cancelled are kept here.",
  },
};

/** Where it leads on to a first booking. */
const INVITES: readonly MemberTab[] = ["ahead", "tentative"];

interface MemberBookingsProps {
  principal: Principal;
  org: string;
  list: DeskListQuery;
}

/** The bookings of a member who is nothing else: their own, by how they stand. */
export async function MemberBookings({ principal, org, list }: MemberBookingsProps) {
  const desk = routes.desk(org);
  const { query, address } = list;
  const tab = MEMBER_TABS.find((key) => key === query.tab) ?? "ahead";
  const [page, counts] = await Promise.all([
    listBookings(principal, { ...query, tab }),
    tabCounts(principal, MEMBER_TABS),
  ]);
  if (!page.ok) redirect(withQuery(desk.bookings, address));
  const { data, previousCursor, nextCursor } = page.data;
  const rejected = data.filter(({ status }) => status === "rejected").map(({ id }) => id);
  const reasons = await rejectionReasons(principal.organization.id, rejected);
  const hrefOf = (key: MemberTab) =>
    withQuery(desk.bookings, { ...address, tab: key === "ahead" ? undefined : key });
  const cursorHref = (cursor: string | null) =>
    cursor === null ? null : withQuery(desk.bookings, { ...address, tab, cursor });
  const refused = refusedToBook(principal);
  return (
    <>
      <PageHeader
        title="Bookings"
        actions={
          <ButtonLink
            href={desk.newBooking}
            variant="primary"
            icon={<Plus aria-hidden />}
            disabledReason={refused}
          >
            New booking
          </ButtonLink>
        }
        tabs={
          <LinkTabs
            label="Your bookings"
            tabs={MEMBER_TABS.map((key) => ({
              key,
              label: LABELS[key],
              href: hrefOf(key),
              count: countShown(counts[key] ?? 0),
              current: key === tab,
            }))}
          />
        }
      />
      <PageBody>
        <PaletteLinks
          items={[
            { key: "new-booking", label: "New booking", href: desk.newBooking, disabledReason: refused },
            ...MEMBER_TABS.map((key) => ({
              key: `tab-${key}`,
              label: `Bookings: ${LABELS[key]}`,
              href: hrefOf(key),
            })),
          ]}
        />
        <FilterBar
          search={{ param: "q", label: "Search bookings", placeholder: "Reference" }}
          dateRange={{ fromParam: "from", toParam: "to", label: "Start" }}
        />
        <BookingCards
          org={org}
          zone={principal.organization.timeZone}
          label={`Bookings: ${LABELS[tab]}`}
          bookings={data.map(({ id, reference, lifecycle, status, startsAt, endsAt, offeringName }) => ({
            id,
            reference,
            lifecycle,
            status,
            startsAt,
            endsAt,
            offeringName,
            reason: reasons.get(id) ?? null,
          }))}
          empty={
            isNarrowed(list) ? (
              <EmptyState
                kind="no-match"
                title="No booking matches"
                actions={
                  <ButtonLink href={withQuery(desk.bookings, { tab: query.tab })}>
                    Clear the filters
                  </ButtonLink>
                }
              />
            ) : (
              <EmptyState
                kind="nothing"
                title={EMPTY[tab].title}
                actions={
                  INVITES.includes(tab) && refused === null ? (
                    <>
                      <ButtonLink href={desk.newBooking}>New booking</ButtonLink>
                      <ButtonLink href={desk.calendar}>See the calendar</ButtonLink>
                    </>
                  ) : null
                }
              >
                {EMPTY[tab].text}
              </EmptyState>
            )
          }
          footer={
            previousCursor || nextCursor ? (
              <Pagination
                label="Pages of bookings"
                previousHref={cursorHref(previousCursor)}
                nextHref={cursorHref(nextCursor)}
                summary={
                  data.length === 1 ? "1 booking on this page" : `${data.length} bookings on this page`
                }
              />
            ) : null
          }
        />
      </PageBody>
    </>
  );
}
