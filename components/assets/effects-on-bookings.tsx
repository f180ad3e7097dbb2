"use client";

import { CalendarCheck2, Hourglass, ShieldAlert } from "lucide-react";
import type { ReactNode } from "react";
import { rangeText } from "@/lib/client/time-text";
import type { CausePreviewDto, ReachedDto } from "@/lib/schemas/asset-forms";

interface EffectsOnBookingsProps {
  effects: CausePreviewDto;
  /** IANA zone of the asset. */
  zone: string;
}

/** Which bookings a change of an asset's causes would suspend and restore, before it is made. */
export function EffectsOnBookings({ effects, zone }: EffectsOnBookingsProps) {
  const { suspends, alsoHolds, restores, held } = effects;
  return (
    <EffectsFrame>
      {suspends.length + alsoHolds.length + restores.length + held === 0 ? (
        <p>No booking is suspended or restored by this.</p>
      ) : null}
      <Reached
        icon={<ShieldAlert aria-hidden />}
        words={`Suspends ${andTells(suspends.length)}`}
        bookings={suspends}
        zone={zone}
      />
      <Reached
        icon={<Hourglass aria-hidden />}
        words={alsoHoldsAndTells(alsoHolds.length)}
        bookings={alsoHolds}
        zone={zone}
      />
      <Reached
        icon={<CalendarCheck2 aria-hidden />}
        words={`Restores ${andTells(restores.length)}`}
        bookings={restores}
        zone={zone}
      />
      {held > 0 ? (
        <p>{held === 1 ? "1 booking stays" : `${held} bookings stay`} suspended by another cause.</p>
      ) : null}
    </EffectsFrame>
  );
}

/** The frame that every preview of an asset's dialogs stands in. */
export function EffectsFrame({ children }: { children: ReactNode }) {
  return (
    <section
      aria-label="What this does"
      className="space-y-1.5 rounded-card border border-line bg-sunken px-3 py-2.5 text-dense"
    >
      <p className="text-xs font-medium text-ink-subtle">What this does</p>
      {children}
    </section>
  );
}

export function counted(bookings: number): string {
  return bookings === 1 ? "1 booking" : `${bookings} bookings`;
}

/** "1 booking and tells its author". */
export function andTells(bookings: number): string {
  return `${counted(bookings)} and tells ${bookings === 1 ? "its author" : "their authors"}`;
}

/** "Also holds 1 booking that is suspended already, and tells its author". */
export function alsoHoldsAndTells(bookings: number): string {
  const already = bookings === 1 ? "that is suspended already" : "that are suspended already";
  return `Also holds ${counted(bookings)} ${already}, and tells ${bookings === 1 ? "its author" : "their authors"}`;
}

/** More are counted and not listed: the dialog stays one to read. */
const MOST_LISTED = 50;

function Reached({
  icon,
  words,
  bookings,
  zone,
}: {
  icon: ReactNode;
  words: string;
  bookings: readonly ReachedDto[];
  zone: string;
}) {
  if (bookings.length === 0) return null;
  return (
    <div>
      <p className="flex items-center gap-2 font-medium [&>svg]:size-4 [&>svg]:flex-none [&>svg]:text-ink-subtle">
        {icon}
        {words}
      </p>
      <ul aria-label={words} className="mt-1 space-y-0.5 pl-6">
        {bookings.slice(0, MOST_LISTED).map(({ reference, startsAt, endsAt, author }) => (
          <li key={reference} className="wrap-anywhere">
            <span className="reference font-mono">{reference}</span>{" "}
            {rangeText(new Date(startsAt), new Date(endsAt), zone)}
            {author ? <span className="text-ink-muted"> · {author}</span> : null}
          </li>
        ))}
        {bookings.length > MOST_LISTED ? <li>and {bookings.length - MOST_LISTED} more</li> : null}
      </ul>
    </div>
  );
}
