"use client";

import { type ReactNode, useMemo } from "react";
import type { DataColumn } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { Timestamp } from "@/components/ui/timestamp";
import { routes } from "@/lib/routes";
import type { CustomerListRow } from "@/lib/schemas/customer";
import { CustomerStateBadge } from "./customer-state";

interface CustomerListProps {
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  rows: readonly CustomerListRow[];
  empty: ReactNode;
  footer: ReactNode;
}

export function CustomerList({ org, zone, rows, empty, footer }: CustomerListProps) {
  const columns = useMemo(() => customerColumns(zone), [zone]);
  return (
    <DataTable
      caption="Customers, newest first"
      rows={rows}
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ name }) => name}
      rowHref={({ id }) => routes.desk(org).customer(id)}
      empty={empty}
      footer={footer}
    />
  );
}

const NONE = (
  <span data-none className="text-ink-subtle">
    <span aria-hidden>–</span>
    <span className="sr-only">none</span>
  </span>
);

function customerColumns(zone: string): DataColumn<CustomerListRow>[] {
  return [
    {
      key: "name",
      header: "Name",
      rowHeader: true,
      className: "max-w-64",
      cell: ({ name, state }) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate max-md:whitespace-normal">{name}</span>
          <CustomerStateBadge state={state} />
        </span>
      ),
    },
    {
      key: "email",
      header: "Mail",
      className: "max-w-72 max-md:has-data-none:hidden",
      cell: ({ email, state }) =>
        state === "removed" ? NONE : <span className="block truncate">{email}</span>,
    },
    {
      key: "phone",
      header: "Phone",
      className: "max-md:has-data-none:hidden",
      cell: ({ phone }) => phone ?? NONE,
    },
    { key: "bookings", header: "Bookings", align: "end", cell: ({ bookings }) => bookings },
    {
      key: "since",
      header: "Known since",
      hideBelow: "lg",
      cell: ({ createdAt }) => (
        <Timestamp at={createdAt} zone={zone} form="date" unfocusable className="text-ink-muted" />
      ),
    },
  ];
}
