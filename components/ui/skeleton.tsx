import { cn } from "./class-names";

/** A grey stand-in of the size of what comes; give it a width and a height. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("block animate-pulse rounded-control bg-neutral-bg dark:bg-hover", className)}
    />
  );
}

/** 1 to count: keys for stand-ins, which have no identity of their own. */
export function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

interface SkeletonRowProps {
  /** The size of each line of text. */
  lines: readonly string[];
  /** The size of what can be done with the row. */
  action: string;
  className?: string;
}

/** A row of a list that is on its way. */
export function SkeletonRow({ lines, action, className }: SkeletonRowProps) {
  return (
    <div className={cn("flex justify-between gap-6", className)}>
      <div className="flex-1 space-y-2">
        {lines.map((line) => (
          <Skeleton key={line} className={line} />
        ))}
      </div>
      <Skeleton className={action} />
    </div>
  );
}

/** Lines of text that are on their way. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div role="status" aria-label="Loading" className="space-y-2.5">
      {numbered(lines).map((line) => (
        <Skeleton key={line} className={line === lines ? "h-3 w-2/3" : "h-3 w-full"} />
      ))}
    </div>
  );
}
