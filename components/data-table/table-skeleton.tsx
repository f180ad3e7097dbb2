import { numbered, Skeleton } from "@/components/ui/skeleton";

export interface TableSkeletonProps {
  /** Headers of the table that comes. */
  headers: readonly string[];
  rows?: number;
  selectable?: boolean;
}

/** The shape of a DataTable, row for row, while its rows are on their way. */
export function TableSkeleton({ headers, rows = 12, selectable }: TableSkeletonProps) {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="rounded-card border border-line bg-surface shadow-card"
    >
      <div className="flex h-9 items-center gap-6 rounded-t-card border-b border-line bg-sunken px-3 max-md:hidden">
        {selectable ? <Skeleton className="size-4" /> : null}
        {headers.map((header) => (
          <span key={header} className="flex-1 text-xs font-medium text-ink-muted">
            {header}
          </span>
        ))}
      </div>
      {numbered(rows).map((row) => (
        <div
          key={row}
          className="flex items-center gap-6 border-b border-line px-3 last:border-b-0 max-md:h-24 md:h-11"
        >
          {selectable ? <Skeleton className="size-4 flex-none" /> : null}
          {headers.map((header, index) => (
            <span key={header} className={index > 1 ? "flex-1 max-md:hidden" : "flex-1"}>
              <Skeleton className={(row + index) % 3 === 0 ? "h-3 w-3/5" : "h-3 w-4/5"} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
