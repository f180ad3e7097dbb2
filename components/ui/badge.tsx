import type { ReactNode } from "react";
import { cn } from "./class-names";
import { type Tone, toneClasses } from "./tone";

export interface BadgeProps {
  tone?: Tone;
  /** An icon element; its size is set here. A state needs one, so that colour is never the only sign. */
  icon?: ReactNode;
  size?: "small" | "medium";
  className?: string;
  children: ReactNode;
}

export function Badge({ tone = "neutral", icon, size = "small", className, children }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex w-fit items-center align-middle gap-1 rounded-full border font-medium whitespace-nowrap [&>svg]:size-3.5 [&>svg]:flex-none",
        size === "small" ? "h-[1.375rem] px-2 text-xs" : "h-7 px-2.5 text-dense",
        toneClasses[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
