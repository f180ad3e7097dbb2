"use client";

import type { RefObject } from "react";
import { useShortcuts } from "@/lib/client/shortcuts";

/** Index of the row to go to; from nowhere, down leads to the first and up to the last. */
export function nextRowIndex(current: number, step: 1 | -1, count: number): number | null {
  if (count === 0) return null;
  if (current < 0) return step === 1 ? 0 : count - 1;
  const next = current + step;
  return next < 0 || next >= count ? null : next;
}

function rowsOf(table: HTMLElement | null): HTMLElement[] {
  return table ? [...table.querySelectorAll<HTMLElement>("[data-row]")] : [];
}

function currentIndex(rows: readonly HTMLElement[]): number {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function focusRow(row: HTMLElement | undefined): boolean {
  const target =
    row?.querySelector<HTMLElement>("a[data-row-link]") ?? row?.querySelector<HTMLElement>("input, button");
  target?.focus({ focusVisible: true } as FocusOptions);
  row?.scrollIntoView({ block: "nearest" });
  return target !== undefined && target !== null;
}

/** j and k walk the rows, Enter opens and x selects the one in focus. */
export function useRowKeys(table: RefObject<HTMLElement | null>, group: string, selectable: boolean): void {
  const move = (step: 1 | -1) => () => {
    const rows = rowsOf(table.current);
    const next = nextRowIndex(currentIndex(rows), step, rows.length);
    return next === null ? false : focusRow(rows[next]);
  };
  useShortcuts([
    { keys: "j", label: "Next row", group, run: move(1) },
    { keys: "k", label: "Previous row", group, run: move(-1) },
    {
      keys: "Enter",
      label: "Open the row in focus",
      group,
      run: (event) => {
        if (event.target instanceof Element && event.target.closest("a, button, summary")) return false;
        const rows = rowsOf(table.current);
        const link = rows[currentIndex(rows)]?.querySelector<HTMLElement>("a[data-row-link]");
        link?.click();
        return link !== undefined && link !== null;
      },
    },
    ...(selectable
      ? [
          {
            keys: "x",
            label: "Select the row in focus",
            group,
            run: () => {
              const rows = rowsOf(table.current);
              const box = rows[currentIndex(rows)]?.querySelector<HTMLElement>('input[type="checkbox"]');
              box?.click();
              return box !== undefined && box !== null;
            },
          },
        ]
      : []),
  ]);
}
