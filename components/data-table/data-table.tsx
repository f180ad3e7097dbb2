"use client";

import {
  type RowData,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { toast } from "@/components/ui/toast";
import { BulkBar } from "./bulk-bar";
import { BulkResults } from "./bulk-results";
import type { BulkAction, BulkOutcome, DataColumn, SortState } from "./column";
import { PhoneSort } from "./phone-sort";
import { useRowKeys } from "./row-keys";
import { TableBodyRow } from "./table-body-row";
import { HeadCell, headCellClasses } from "./table-head";

const features = tableFeatures({ rowSelectionFeature });

/** Roles are written out because a table that is laid out as cards loses its own in some browsers. */
const tableRole = { role: "table" };
const rowGroupRole = { role: "rowgroup" };

export interface DataTableProps<Row> {
  /** What the table lists; read out before it. */
  caption: string;
  /** One page of rows, sorted and filtered by the server. */
  rows: readonly Row[];
  /** Give it a stable identity. */
  columns: readonly DataColumn<Row>[];
  rowId: (row: Row) => string;
  /** Names a row in labels and results, such as its reference. */
  rowLabel: (row: Row) => string;
  rowHref?: (row: Row) => string | null;
  sort?: SortState | null;
  /** The address of this list in another order. */
  sortHref?: (sort: SortState) => string;
  /** With any, rows can be selected. */
  bulkActions?: readonly BulkAction<Row>[];
  /** Shown in place of the rows when there are none. */
  empty: ReactNode;
  /** Shown below the rows, such as Pagination. */
  footer?: ReactNode;
}

/** A server-driven list: a real table on a desk, cards on a phone, the same rows in both. */
export function DataTable<Row extends RowData>({
  caption,
  rows,
  columns,
  rowId,
  rowLabel,
  rowHref,
  sort = null,
  sortHref,
  bulkActions = [],
  empty,
  footer,
}: DataTableProps<Row>) {
  const ref = useRef<HTMLTableElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const [running, setRunning] = useState<string | null>(null);
  const [result, setResult] = useState<{ label: string; outcomes: readonly BulkOutcome[] } | null>(null);
  const selectable = bulkActions.length > 0;
  const definitions = useMemo(() => columns.map(({ key, header }) => ({ id: key, header })), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    enableRowSelection: selectable,
    state: { rowSelection },
    onRowSelectionChange: setRowSelection,
  });
  useRowKeys(ref, caption, selectable);
  const selected = table.getSelectedRowModel().rows.map((row) => row.original);

  async function run(action: BulkAction<Row>) {
    setRunning(action.key);
    try {
      const outcomes = await action.run(selected);
      if (outcomes === null) return;
      setResult({ label: action.label, outcomes });
      setRowSelection(
        Object.fromEntries(outcomes.filter(({ ok }) => !ok).map(({ id }) => [id, true as const])),
      );
    } catch {
      toast.error(`${action.label} did not finish.`, {
        description: "The selection is kept. Reload to see which rows changed, then try again.",
      });
    } finally {
      setRunning(null);
    }
  }

  return (
    <div className="min-w-0">
      {result ? (
        <BulkResults
          actionLabel={result.label}
          outcomes={result.outcomes}
          onDismiss={() => {
            setResult(null);
            frame.current?.focus();
          }}
        />
      ) : null}
      <div
        ref={frame}
        tabIndex={-1}
        className="rounded-card border border-line bg-surface shadow-card outline-none max-lg:overflow-x-auto"
      >
        {rows.length === 0 ? (
          empty
        ) : (
          <>
            {sortHref ? <PhoneSort columns={columns} sort={sort} sortHref={sortHref} /> : null}
            <table {...tableRole} ref={ref} className="w-full border-separate border-spacing-0 max-md:block">
              <caption className="sr-only">{caption}</caption>
              <thead {...rowGroupRole} className="max-md:hidden">
                <tr>
                  {selectable ? (
                    <th scope="col" data-print="hide" className={cn(headCellClasses, "w-10 pr-0")}>
                      <Checkbox
                        aria-label="Select all rows on this page"
                        checked={table.getIsAllRowsSelected()}
                        indeterminate={selected.length > 0 && selected.length < rows.length}
                        onChange={(event) => table.toggleAllRowsSelected(event.target.checked)}
                      />
                    </th>
                  ) : null}
                  {columns.map((column) => (
                    <HeadCell key={column.key} column={column} sort={sort} sortHref={sortHref} />
                  ))}
                </tr>
              </thead>
              <tbody {...rowGroupRole} className="max-md:block">
                {table.getRowModel().rows.map((row) => (
                  <TableBodyRow
                    key={row.id}
                    row={row.original}
                    label={rowLabel(row.original)}
                    href={rowHref?.(row.original) ?? null}
                    columns={columns}
                    selected={row.getIsSelected()}
                    onToggle={selectable ? row.getToggleSelectedHandler() : null}
                  />
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
      <BulkBar
        rows={selected}
        actions={bulkActions}
        running={running}
        onRun={run}
        onClear={() => {
          setRowSelection({});
          frame.current?.focus();
        }}
      />
      {footer}
    </div>
  );
}
