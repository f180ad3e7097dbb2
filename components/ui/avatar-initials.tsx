import { cn } from "./class-names";

/** At most two initials: of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return `${[...first][0] ?? "?"}${[...last][0] ?? ""}`.toUpperCase();
}

export interface AvatarInitialsProps {
  name: string;
  size?: "small" | "medium";
  /** Organizations are square, people round. */
  shape?: "round" | "square";
  className?: string;
}

/** Decoration beside a name that is written out. */
export function AvatarInitials({ name, size = "medium", shape = "round", className }: AvatarInitialsProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid flex-none place-items-center bg-accent-soft font-semibold text-accent-soft-ink select-none",
        size === "small" ? "size-6 text-[0.625rem]" : "size-8 text-2xs",
        shape === "round" ? "rounded-full" : "rounded-control",
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
