import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

interface SettingsColumn {
  key: string;
  label: string;
  /** The heading is for screen readers alone. */
  quiet?: boolean;
}

export interface SettingsRow {
  key: string;
  /** One for each column; the first names the row, the last holds what can be done with it. */
  cells: readonly ReactNode[];
}

interface SettingsTableProps {
  caption: string;
  columns: readonly SettingsColumn[];
  rows: readonly SettingsRow[];
}

const cellClasses = "px-4 py-2.5 align-middle text-dense max-md:p-0 md:border-b md:border-line";

// A table that is laid out as cards loses its own roles in some browsers, so they are said again.
const tableRole = { role: "table" } as const;
const rowRole = { role: "row" } as const;

/** A short table of settings; on a phone each row becomes a card whose menu stays in the corner. */
export function SettingsTable({ caption, columns, rows }: SettingsTableProps) {
  const last = columns.length - 1;
  return (
    <table
      {...tableRole}
      className="w-full border-separate border-spacing-0 max-md:block [&_tbody>tr:last-child>*]:border-b-0"
    >
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className="h-9 border-b border-line bg-sunken px-4 text-left text-xs font-medium text-ink-subtle first:rounded-tl-card last:rounded-tr-card"
            >
              <span className={column.quiet ? "sr-only" : undefined}>{column.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block max-md:divide-y max-md:divide-line">
        {rows.map((row) => (
          <tr
            key={row.key}
            {...rowRole}
            className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1.5 max-md:p-4"
          >
            {row.cells.map((cell, index) =>
              index === 0 ? (
                <th
                  key={columns[0]?.key}
                  scope="row"
                  className={cn(cellClasses, "text-left font-normal max-md:col-start-1")}
                >
                  {cell}
                </th>
              ) : (
                <td
                  key={columns[index]?.key}
                  className={cn(
                    cellClasses,
                    index === last
                      ? "text-right max-md:col-start-2 max-md:row-start-1"
                      : "max-md:col-span-2 max-md:empty:hidden",
                  )}
                >
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
