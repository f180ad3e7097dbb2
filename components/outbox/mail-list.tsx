"use client";

import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import type { DataColumn } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { Timestamp } from "@/components/ui/timestamp";
import { routes } from "@/lib/routes";
import type { MailListRow } from "@/lib/schemas/mail";
import { MailStatusBadge } from "./mail-status";

interface MailListProps {
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  rows: readonly MailListRow[];
  empty: ReactNode;
  footer: ReactNode;
}

export function MailList({ org, zone, rows, empty, footer }: MailListProps) {
  const columns = useMemo(() => mailColumns(org, zone), [org, zone]);
  return (
    <DataTable
      caption="Mails, newest first"
      rows={rows}
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={({ subject }) => subject}
      rowHref={({ id }) => routes.desk(org).mail(id)}
      empty={empty}
      footer={footer}
    />
  );
}

function mailColumns(org: string, zone: string): DataColumn<MailListRow>[] {
  return [
    {
      key: "subject",
      header: "Subject",
      rowHeader: true,
      className: "max-w-96",
      cell: ({ subject }) => <span className="block truncate max-md:whitespace-normal">{subject}</span>,
    },
    {
      key: "status",
      header: "Status",
      card: "badge",
      cell: ({ status }) => <MailStatusBadge status={status} />,
    },
    {
      key: "to",
      header: "To",
      className: "max-w-64",
      cell: ({ toName, toAddress }) => (
        <span className="block min-w-0 max-md:text-right">
          <span className="block truncate">{toName}</span>
          <span className="block truncate text-xs leading-4 text-ink-subtle">{toAddress}</span>
        </span>
      ),
    },
    {
      key: "booking",
      header: "Booking",
      className: "max-md:has-data-none:hidden",
      cell: ({ reference }) =>
        reference ? (
          <Link
            href={routes.desk(org).booking(reference)}
            className="reference relative z-10 font-mono text-dense underline-offset-2 hover:underline"
          >
            {reference}
          </Link>
        ) : (
          <span data-none className="text-ink-subtle">
            <span aria-hidden>–</span>
            <span className="sr-only">none</span>
          </span>
        ),
    },
    {
      key: "written",
      header: "Written",
      cell: ({ createdAt }) => (
        <Timestamp at={createdAt} zone={zone} unfocusable className="text-ink-muted" />
      ),
    },
  ];
}
