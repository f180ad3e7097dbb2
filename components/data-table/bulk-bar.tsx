"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { BulkAction } from "./column";

interface BulkBarProps<Row> {
  rows: readonly Row[];
  actions: readonly BulkAction<Row>[];
  /** Key of the action that runs. */
  running: string | null;
  onRun: (action: BulkAction<Row>) => void;
  onClear: () => void;
}

/** What can be done with the selected rows; it floats above the list's end, so that nothing shifts. */
export function BulkBar<Row>({ rows, actions, running, onRun, onClear }: BulkBarProps<Row>) {
  if (rows.length === 0) return null;
  const offered = actions.filter((action) => action.appliesTo?.(rows) ?? true);
  return (
    <div
      role="toolbar"
      aria-label="Selected rows"
      data-print="hide"
      className="sticky bottom-4 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-card border border-line-strong/60 bg-raised py-1.5 pr-1.5 pl-3 shadow-raised max-md:bottom-[calc(var(--tab-bar-height)+0.75rem)]"
    >
      <p role="status" className="mr-1 text-dense font-medium tabular-nums">
        {rows.length} selected
      </p>
      {offered.length === 0 ? (
        <p className="text-dense text-ink-subtle">Nothing can be done with all of them at once.</p>
      ) : null}
      {offered.map((action) => (
        <Button
          key={action.key}
          size="small"
          icon={action.icon}
          pending={running === action.key}
          disabled={running !== null}
          disabledReason={action.disabledReason?.(rows)}
          variant={action.destructive ? "destructive" : "secondary"}
          onClick={() => onRun(action)}
        >
          {action.label}
        </Button>
      ))}
      <IconButton
        size="small"
        label="Clear selection"
        icon={<X aria-hidden />}
        disabled={running !== null}
        onClick={onClear}
      />
    </div>
  );
}
