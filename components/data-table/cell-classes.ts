import { cn } from "@/components/ui/class-names";
import type { DataColumn } from "./column";

const hidden = { lg: "md:max-lg:hidden", xl: "md:max-xl:hidden" } as const;

const cards = {
  title: "max-md:col-start-2 max-md:row-start-1",
  badge: "max-md:col-start-3 max-md:row-start-1 max-md:justify-self-end",
  detail: "max-md:col-span-2 max-md:col-start-2 max-md:flex max-md:justify-between max-md:gap-4",
  hidden: "max-md:hidden",
} as const;

export function columnVisibility<Row>(column: DataColumn<Row>): string | undefined {
  return column.hideBelow ? hidden[column.hideBelow] : undefined;
}

/** A cell in the table, and the same cell in a card. */
export function cellClasses<Row>(column: DataColumn<Row>): string {
  return cn(
    "min-w-0 px-2 text-dense max-md:p-0 md:h-11 2xl:px-3 md:border-b md:border-line",
    column.align === "end" && "tabular-nums md:text-right",
    column.rowHeader && "whitespace-nowrap",
    columnVisibility(column),
    cards[column.card ?? (column.rowHeader ? "title" : "detail")],
    column.className,
    "max-md:max-w-none",
  );
}
