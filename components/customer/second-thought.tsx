import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

/** Opens on a press, without a script: what ends something is asked for twice. */
export function SecondThought({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="group rounded-card border border-line bg-surface shadow-card">
      <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-3 rounded-card px-4 text-sm font-medium hover:bg-hover [&::-webkit-details-marker]:hidden">
        {label}
        <ChevronDown
          aria-hidden
          className="size-4 flex-none text-ink-subtle transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="space-y-3 border-t border-line p-4">{children}</div>
    </details>
  );
}
