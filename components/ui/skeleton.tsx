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
