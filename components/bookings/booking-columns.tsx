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
      className: "max-w-32 2xl:max-w-52",
      cell: (row) => (
        <span className="block truncate" title={row.customerEmail}>
          {row.customerName}
        </span>
      ),
    },
    {
      key: "offering",
      header: "Offering",
      className: "max-w-36 2xl:max-w-72",
      cell: (row) => (
        <span className="block min-w-0 max-md:text-right">
          <span className="block truncate">{row.offeringName}</span>
          {row.supplierName ? (
            <span className="block truncate text-xs leading-4 text-ink-subtle">{row.supplierName}</span>
          ) : null}
        </span>
      ),
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
      cell: (row) => row.partySize,
    },
    {
      key: "deadline",
      header: "Time limit",
      sortKey: "deadline",
      className: "max-md:has-data-none:hidden",
      cell: (row) =>
        row.deadlineAt ? (
          <Countdown to={row.deadlineAt} zone={zone} />
        ) : (
          <span data-none className="text-ink-subtle">
            <span aria-hidden>–</span>
            <span className="sr-only">none</span>
          </span>
        ),
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
