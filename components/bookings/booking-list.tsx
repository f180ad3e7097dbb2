"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useRef, useState } from "react";
import type { BulkAction, BulkOutcome, SortState } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { commandPresentation } from "@/lib/domain/lifecycle/presentation";
import { routes, withQuery } from "@/lib/routes";
import { bookingColumns } from "./booking-columns";
import type { BookingListRow } from "./booking-list-row";
import { DomainIcon } from "./domain-icon";

const BulkDialog = dynamic(() => import("./bulk-dialog"), { ssr: false });

interface BookingListProps {
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  caption: string;
  rows: readonly BookingListRow[];
  sort: SortState;
  /** The query of this list without its order and page. */
  query: Readonly<Record<string, string | undefined>>;
  empty: ReactNode;
  footer: ReactNode;
}

interface Asked {
  readonly command: string;
  readonly rows: readonly BookingListRow[];
  readonly answer: (outcomes: readonly BulkOutcome[] | null) => void;
}

/** The rows of the booking list, and what can be done with several of them at once. */
export function BookingList({ org, zone, caption, rows, sort, query, empty, footer }: BookingListProps) {
  const router = useRouter();
  const columns = useMemo(() => bookingColumns(zone), [zone]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const changed = useRef(false);
  const bookings = routes.desk(org).bookings;

  function ask(command: string, selected: readonly BookingListRow[]) {
    return new Promise<readonly BulkOutcome[] | null>((resolve) => {
      setAsked({ command, rows: selected, answer: resolve });
    });
  }

  function close(outcomes: readonly BulkOutcome[] | null) {
    asked?.answer(outcomes);
    setAsked(null);
    changed.current = outcomes !== null;
    if (changed.current) router.refresh();
  }

  return (
    <>
      <DataTable
        caption={caption}
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.reference}
        rowHref={(row) => routes.desk(org).booking(row.reference)}
        sort={sort}
        sortHref={({ key, direction }) =>
          withQuery(bookings, { ...query, sort: direction === "desc" ? `-${key}` : key })
        }
        bulkActions={bulkActionsOf(rows, ask)}
        empty={empty}
        footer={footer}
      />
      {asked ? <BulkDialog org={org} command={asked.command} rows={asked.rows} onClose={close} /> : null}
    </>
  );
}

/** One action for each command that any row of the page allows; it shows itself where all selected rows allow it. */
function bulkActionsOf(
  rows: readonly BookingListRow[],
  ask: (command: string, selected: readonly BookingListRow[]) => Promise<readonly BulkOutcome[] | null>,
): BulkAction<BookingListRow>[] {
  const keys = [...new Set(rows.flatMap(({ commands }) => commands.map(({ command }) => command)))];
  return keys.map((key) => {
    const { label, icon, destructive } = commandPresentation(key);
    return {
      key,
      label,
      icon: <DomainIcon name={icon} />,
      destructive,
      appliesTo: (selected) =>
        selected.every(({ commands }) => commands.some(({ command }) => command === key)),
      run: (selected) => ask(key, selected),
    };
  });
}
