"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { BulkOutcome } from "./column";

interface BulkResultsProps {
  actionLabel: string;
  outcomes: readonly BulkOutcome[];
  onDismiss: () => void;
}

/** One line a row of what a bulk action did, what failed first. */
export function BulkResults({ actionLabel, outcomes, onDismiss }: BulkResultsProps) {
  const ref = useRef<HTMLElement>(null);
  const failed = outcomes.filter((outcome) => !outcome.ok);
  const done = outcomes.filter((outcome) => outcome.ok);
  useEffect(() => ref.current?.focus(), []);
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label={`Result of ${actionLabel}`}
      className="mb-3 rounded-card border border-line bg-surface shadow-card"
    >
      <div className="flex items-center justify-between gap-3 border-b border-line py-1.5 pr-1.5 pl-4">
        <p className="text-dense font-medium">
          {actionLabel}: {done.length} done{failed.length > 0 ? `, ${failed.length} not` : ""}
        </p>
        <IconButton size="small" label="Dismiss result" icon={<X aria-hidden />} onClick={onDismiss} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard. */}
      <ul tabIndex={0} className="max-h-56 divide-y divide-line overflow-y-auto text-dense">
        {[...failed, ...done].map((outcome) => (
          <li key={outcome.id} className="flex items-start gap-2 px-4 py-2">
            {outcome.ok ? (
              <CircleCheck aria-label="Done" className="mt-0.5 size-4 flex-none text-positive-fg" />
            ) : (
              <CircleAlert aria-label="Not done" className="mt-0.5 size-4 flex-none text-negative-fg" />
            )}
            <span className="flex-none font-medium">{outcome.label}</span>
            <span className="min-w-0 text-ink-muted">{outcome.message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
