import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { BOOKING_TABS } from "@/lib/schemas/booking-list";

interface BookingListEmptyProps {
  tab: (typeof BOOKING_TABS)[number];
  narrowed: boolean;
  clearHref: string;
  allHref: string;
  /** Null where the person can make none. */
  newHref: string | null;
}

/** Nothing matches, nothing in this view, or nothing at all: three different things. */
export function BookingListEmpty({ tab, narrowed, clearHref, allHref, newHref }: BookingListEmptyProps) {
  if (narrowed)
    return (
      <EmptyState
        kind="no-match"
        title="No booking matches"
        actions={<ButtonLink href={clearHref}>Clear the filters</ButtonLink>}
      >
        Text is looked for in references and in customers' names and mails. Under three characters it is the
        beginning of a reference.
      </EmptyState>
    );
  if (tab === "attention")
    return (
      <EmptyState
        kind="nothing"
        title="Nothing waits for you"
        actions={<ButtonLink href={allHref}>All bookings</ButtonLink>}
      >
        Bookings that you can decide, those whose time limit has passed, and those whose mails did not arrive
        appear here.
      </EmptyState>
    );
  if (tab !== "all")
    return (
      <EmptyState
        kind="nothing"
        title={tab === "today" ? "Nothing starts today" : "Nothing is coming up"}
        actions={<ButtonLink href={allHref}>All bookings</ButtonLink>}
      />
    );
  return (
    <EmptyState
      kind="nothing"
      title="No bookings yet"
      actions={
        newHref ? (
          <ButtonLink href={newHref} variant="primary">
            Make the first booking
          </ButtonLink>
        ) : null
      }
    >
      {newHref
        ? "A booking needs an offering, a customer and a start."
        : "The bookings that you may see will appear here."}
    </EmptyState>
  );
}
