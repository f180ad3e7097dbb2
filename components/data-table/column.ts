import type { ReactNode } from "react";

export type SortDirection = "asc" | "desc";

export interface SortState {
  key: string;
  direction: SortDirection;
}

/** A column of a DataTable. The rows come sorted and filtered from the server. */
export interface DataColumn<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** "end" for numbers: right-aligned, tabular. */
  align?: "start" | "end";
  /** The name the server sorts by; without it the column cannot be sorted. */
  sortKey?: string;
  /** Which way a first press on the header sorts. */
  firstSort?: SortDirection;
  /** The cell that names the row: it holds the row's link and is its header. Exactly one column. */
  rowHeader?: boolean;
  /** Where the cell goes when rows become cards on a phone. */
  card?: "title" | "badge" | "detail" | "hidden";
  /** Leaves the column out of windows narrower than this. */
  hideBelow?: "lg" | "xl";
  /** Classes of the column's cells, such as a maximal width. */
  className?: string;
}

/** What became of one row of a bulk action. */
export interface BulkOutcome {
  id: string;
  label: string;
  ok: boolean;
  message: string;
}

export interface BulkAction<Row> {
  key: string;
  label: string;
  icon?: ReactNode;
  destructive?: boolean;
  /** Whether it is offered for these rows at all; without it, for any. */
  appliesTo?: (rows: readonly Row[]) => boolean;
  /** Why it cannot be done for these rows, if so. */
  disabledReason?: (rows: readonly Row[]) => string | null;
  /** Does it, perhaps after asking in a dialog; null when the person changed their mind. */
  run: (rows: readonly Row[]) => Promise<readonly BulkOutcome[] | null>;
}

/** The sort that a press on a column's header leads to. */
export function nextSort(
  column: Pick<DataColumn<unknown>, "sortKey" | "firstSort">,
  current: SortState | null,
) {
  const key = column.sortKey ?? "";
  const first = column.firstSort ?? "asc";
  if (current?.key !== key) return { key, direction: first };
  return { key, direction: current.direction === "asc" ? ("desc" as const) : ("asc" as const) };
}
