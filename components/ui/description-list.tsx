import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface DescriptionItem {
  term: string;
  detail: ReactNode;
}

export interface DescriptionListProps {
  items: readonly DescriptionItem[];
  /** "rows" puts the term beside its detail, "stacked" above it, "grid" stacked in columns. */
  layout?: "rows" | "stacked" | "grid";
}

export function DescriptionList({ items, layout = "rows" }: DescriptionListProps) {
  return (
    <dl
      className={cn(
        layout === "rows" && "divide-y divide-line",
        layout === "stacked" && "space-y-3",
        layout === "grid" && "grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3",
      )}
    >
      {items.map((item) => (
        <div
          key={item.term}
          className={cn(
            layout === "rows" &&
              "grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 py-2 sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-x-4 first:pt-0 last:pb-0",
          )}
        >
          <dt className="text-dense text-ink-subtle">{item.term}</dt>
          <dd className={cn("min-w-0 text-sm break-words text-ink", layout !== "rows" && "mt-0.5")}>
            {item.detail}
          </dd>
        </div>
      ))}
    </dl>
  );
}
