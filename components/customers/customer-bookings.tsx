"use client";

import Link from "next/link";
import { StatusBadge } from "@/components/bookings/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Timestamp } from "@/components/ui/timestamp";
import { routes } from "@/lib/routes";
import type { CustomerPage } from "@/lib/schemas/customer";

interface CustomerBookingsProps {
  org: string;
  zone: string;
  customer: CustomerPage;
}

/** The few that were made last. */
export function CustomerBookings({ org, zone, customer }: CustomerBookingsProps) {
  if (customer.latest.length === 0)
    return (
      <EmptyState kind="nothing" title="No bookings" level={3}>
        {customer.state === "merged"
          ? "They are with the customer that this one was merged into."
          : "Nothing was booked for this customer yet."}
      </EmptyState>
    );
  return (
    <ul aria-label="The latest bookings" className="divide-y divide-line">
      {customer.latest.map(({ reference, lifecycle, status, offering, startsAt }) => (
        <li
          key={reference}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5"
        >
          <div className="min-w-0">
            <Link
              href={routes.desk(org).booking(reference)}
              className="reference font-mono text-dense font-medium underline-offset-2 hover:underline"
            >
              {reference}
            </Link>
            <span className="block truncate text-dense text-ink-muted">{offering}</span>
          </div>
          <div className="flex flex-wrap items-center gap-3 text-dense">
            <Timestamp at={startsAt} zone={zone} form="full" className="text-ink-muted" />
            <StatusBadge lifecycle={lifecycle} status={status} />
          </div>
        </li>
      ))}
    </ul>
  );
}
