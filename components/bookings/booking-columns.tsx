import { Users } from "lucide-react";
import type { DataColumn } from "@/components/data-table/column";
import { Countdown } from "@/components/ui/countdown";
import type { BookingListRow } from "./booking-list-row";
import { StackedTime } from "./stacked-time";
import { StatusBadge } from "./status-badge";

/** The columns of the booking list; `zone` is the organization's. */
export function bookingColumns(zone: string): DataColumn<BookingListRow>[] {
  return [
    {
      key: "reference",
      header: "Reference",
      rowHeader: true,
      cell: (row) => <span className="reference font-mono text-dense">{row.reference}</span>,
    },
    {
      key: "status",
      header: "Status",
      card: "badge",
      cell: (row) => <StatusBadge lifecycle={row.lifecycle} status={row.status} />,
    },
    {
      key: "customer",
      header: "Customer",
      className: "max-w-48",
      cell: (row) => (
        <span className="block truncate" title={row.customerEmail}>
          {row.customerName}
        </span>
      ),
    },
    {
      key: "offering",
      header: "Offering",
      className: "max-w-56 text-ink-muted",
      cell: (row) => <span className="block truncate">{row.offeringName}</span>,
    },
    {
      key: "starts",
      header: "Start",
      sortKey: "starts",
      cell: (row) => <StackedTime at={row.startsAt} zone={zone} />,
    },
    {
      key: "party",
      header: "Party",
      align: "end",
      card: "hidden",
      hideBelow: "lg",
      cell: (row) => (
        <span className="inline-flex items-center gap-1">
          <Users aria-hidden className="size-3.5 text-ink-subtle" />
          {row.partySize}
        </span>
      ),
    },
    {
      key: "deadline",
      header: "Time limit",
      sortKey: "deadline",
      cell: (row) =>
        row.deadlineAt ? (
          <Countdown to={row.deadlineAt} zone={zone} />
        ) : (
          <span className="text-ink-subtle">
            <span aria-hidden>–</span>
            <span className="sr-only">none</span>
          </span>
        ),
    },
    {
      key: "supplier",
      header: "Supplier",
      hideBelow: "xl",
      card: "hidden",
      className: "max-w-44 text-ink-muted",
      cell: (row) => <span className="block truncate">{row.supplierName ?? "–"}</span>,
    },
    {
      key: "created",
      header: "Made",
      sortKey: "created",
      firstSort: "desc",
      card: "hidden",
      hideBelow: "xl",
      cell: (row) => <StackedTime at={row.createdAt} zone={zone} relativeOnly />,
    },
  ];
}
