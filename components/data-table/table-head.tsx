"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { columnVisibility } from "./cell-classes";
import { type DataColumn, nextSort, type SortState } from "./column";

export const headCellClasses =
  "h-9 border-b border-line bg-sunken px-2 text-left text-xs font-medium whitespace-nowrap text-ink-muted first:rounded-tl-[0.4375rem] last:rounded-tr-[0.4375rem] lg:sticky lg:top-(--page-header-height) lg:z-10 2xl:px-3";

interface HeadCellProps<Row> {
  column: DataColumn<Row>;
  sort: SortState | null;
  sortHref: ((sort: SortState) => string) | undefined;
}

export function HeadCell<Row>({ column, sort, sortHref }: HeadCellProps<Row>) {
  const sortable = column.sortKey !== undefined && sortHref !== undefined;
  const sorted = sortable && sort !== null && sort.key === column.sortKey ? sort.direction : null;
  const Arrow = sorted === "asc" ? ArrowUp : sorted === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={sortable ? (sorted === null ? "none" : `${sorted}ending`) : undefined}
      className={cn(headCellClasses, column.align === "end" && "text-right", columnVisibility(column))}
    >
      {sortable ? (
        <Link
          href={sortHref(nextSort(column, sort))}
          scroll={false}
          className={cn(
            "group -mx-1 inline-flex h-7 items-center gap-1 rounded-sm px-1 hover:text-ink",
            sorted && "text-ink",
            column.align === "end" && "flex-row-reverse",
          )}
        >
          {column.header}
          <Arrow
            aria-hidden
            className={cn(
              "size-3.5 flex-none",
              !sorted && "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100",
            )}
          />
        </Link>
      ) : (
        column.header
      )}
    </th>
  );
}
