"use client";

import Link from "next/link";
import type { MouseEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { cellClasses } from "./cell-classes";
import type { DataColumn } from "./column";

/** Roles are written out because a row that is laid out as a card loses its own in some browsers. */
const rowRole = { role: "row" };
const cellRole = { role: "cell" };
const rowHeaderRole = { role: "rowheader" };

const interactive = "a, button, input, label, select, textarea, summary";

interface TableBodyRowProps<Row> {
  row: Row;
  label: string;
  href: string | null;
  columns: readonly DataColumn<Row>[];
  selected: boolean;
  /** Null where rows cannot be selected. */
  onToggle: ((event: unknown) => void) | null;
}

/** A press anywhere on the row follows its link, with the same modifier keys. */
function followRowLink(event: MouseEvent<HTMLTableRowElement>) {
  if (event.defaultPrevented || window.getSelection()?.toString()) return;
  if (event.target instanceof Element && event.target.closest(interactive)) return;
  const { ctrlKey, metaKey, shiftKey } = event;
  event.currentTarget
    .querySelector("a[data-row-link]")
    ?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
}

export function TableBodyRow<Row>({ row, label, href, columns, selected, onToggle }: TableBodyRowProps<Row>) {
  return (
    <tr
      {...rowRole}
      data-row
      data-selected={selected || undefined}
      onClick={href === null ? undefined : followRowLink}
      className={cn(
        "group/row transition-colors focus-within:bg-hover hover:bg-hover data-selected:bg-accent-soft/60 max-md:grid max-md:grid-cols-[auto_minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:border-line max-md:px-3 max-md:py-3 md:last:*:border-b-0",
        href !== null && "cursor-pointer",
      )}
    >
      {onToggle ? (
        <td
          {...cellRole}
          data-print="hide"
          className="w-10 pr-0 pl-3 max-md:row-span-2 max-md:w-auto max-md:p-0 max-md:pt-px md:h-11 md:border-b md:border-line"
        >
          <Checkbox
            aria-label={`Select ${label}`}
            checked={selected}
            onChange={() => undefined}
            onClick={onToggle}
          />
        </td>
      ) : null}
      {columns.map((column) => {
        const content = column.cell(row);
        if (column.rowHeader) {
          return (
            <th
              key={column.key}
              {...rowHeaderRole}
              scope="row"
              className={cn("text-left font-medium", cellClasses(column))}
            >
              {href === null ? (
                content
              ) : (
                <Link
                  href={href}
                  data-row-link
                  prefetch={false}
                  className="rounded-sm group-hover/row:underline group-hover/row:underline-offset-2"
                >
                  {content}
                </Link>
              )}
            </th>
          );
        }
        return (
          <td key={column.key} {...cellRole} className={cellClasses(column)}>
            {column.card === undefined || column.card === "detail" ? (
              <span className="flex-none text-ink-subtle md:hidden">{column.header}</span>
            ) : null}
            {content}
          </td>
        );
      })}
    </tr>
  );
}
