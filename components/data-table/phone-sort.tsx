"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";
import type { DataColumn, SortState } from "./column";

interface PhoneSortProps<Row> {
  columns: readonly DataColumn<Row>[];
  sort: SortState | null;
  sortHref: (sort: SortState) => string;
}

/** Cards have no headers to press, so a phone sorts here. */
export function PhoneSort<Row>({ columns, sort, sortHref }: PhoneSortProps<Row>) {
  const router = useRouter();
  const sortable = columns.filter((column) => column.sortKey !== undefined);
  if (sortable.length === 0) return null;
  return (
    <div className="border-b border-line p-2 md:hidden" data-print="hide">
      <Select
        aria-label="Sort by"
        value={sort ? `${sort.key}:${sort.direction}` : ""}
        placeholder="Sort by…"
        options={sortable.flatMap((column) => [
          { value: `${column.sortKey}:asc`, label: `${column.header}, ascending` },
          { value: `${column.sortKey}:desc`, label: `${column.header}, descending` },
        ])}
        onChange={(event) => {
          const [key = "", direction] = event.target.value.split(":");
          if (key)
            router.push(sortHref({ key, direction: direction === "desc" ? "desc" : "asc" }), {
              scroll: false,
            });
        }}
      />
    </div>
  );
}
