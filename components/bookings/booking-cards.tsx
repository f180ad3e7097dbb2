"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Timestamp } from "@/components/ui/timestamp";
import { toneTextClasses } from "@/components/ui/tone";
import { rangeText } from "@/lib/client/time-text";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { routes } from "@/lib/routes";
import type { BookingListItem } from "@/lib/schemas/booking-list";
import { StatusBadge } from "./status-badge";

/** What a card shows of a booking. */
export interface BookingCardItem
  extends Pick<
    BookingListItem,
    "id" | "reference" | "lifecycle" | "status" | "startsAt" | "endsAt" | "offeringName"
  > {
  /** Why it was rejected. */
  readonly reason: string | null;
}

interface BookingCardsProps {
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  label: string;
  bookings: readonly BookingCardItem[];
  empty: ReactNode;
  footer: ReactNode;
}

/** One's own bookings as cards: a stripe in the status's colour, and its word. */
export function BookingCards({ org, zone, label, bookings, empty, footer }: BookingCardsProps) {
  if (bookings.length === 0)
    return <div className="rounded-card border border-line bg-surface shadow-card">{empty}</div>;
  return (
    <>
      <ul aria-label={label} className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {bookings.map((booking) => (
          <li key={booking.id} className="min-w-0">
            <BookingCard org={org} zone={zone} booking={booking} />
          </li>
        ))}
      </ul>
      {footer ? <div className="mt-3">{footer}</div> : null}
    </>
  );
}

function BookingCard({ org, zone, booking }: { org: string; zone: string; booking: BookingCardItem }) {
  const { reference, lifecycle, status, startsAt, endsAt, offeringName, reason } = booking;
  const { tone } = statusPresentation(lifecycle, status);
  return (
    <article className="relative h-full overflow-hidden rounded-card border border-line bg-surface py-3 pr-4 pl-5 shadow-card focus-within:border-line-strong hover:border-line-strong">
      <span aria-hidden className={cn("absolute inset-y-0 left-0 w-1.5 bg-current", toneTextClasses[tone])} />
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="min-w-0 text-sm font-medium wrap-anywhere">
          <Link
            href={routes.desk(org).booking(reference)}
            className="underline-offset-2 after:absolute after:inset-0 hover:underline"
          >
            {offeringName}
            <span className="sr-only"> {reference}</span>
          </Link>
        </h2>
        <StatusBadge lifecycle={lifecycle} status={status} />
      </div>
      <p className="mt-1 text-dense">{rangeText(new Date(startsAt), new Date(endsAt), zone)}</p>
      <p className="mt-0.5 text-xs text-ink-subtle">
        <span className="reference font-mono">{reference}</span> ·{" "}
        <Timestamp at={startsAt} zone={zone} unfocusable />
      </p>
      {reason ? (
        <blockquote className="mt-2 border-l-2 border-line-strong pl-3 text-dense whitespace-pre-wrap wrap-anywhere text-ink-muted">
          <span className="sr-only">Reason: </span>
          {reason}
        </blockquote>
      ) : null}
    </article>
  );
}
