import { cn } from "./class-names";

/** Keys of a shortcut, one cap each: `keys="g b"` is g, then b. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-0.5", className)}>
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className="inline-grid h-[1.125rem] min-w-[1.125rem] place-items-center rounded-sm border border-line bg-sunken px-1 font-sans text-2xs font-medium text-ink-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
