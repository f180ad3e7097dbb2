"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";
import { useFieldControl } from "./field";

export const inputClasses =
  "h-9 w-full min-w-0 rounded-control border border-line-strong bg-surface px-2.5 text-sm text-ink shadow-card transition-colors hover:border-ink-subtle focus-visible:border-focus focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-subtle aria-invalid:border-negative-fg [&[readonly]]:bg-sunken max-md:h-11 max-md:text-base";

export interface InputProps extends ComponentProps<"input"> {
  /** An icon element shown inside, before the text. */
  icon?: ReactNode;
}

export function Input({ icon, className, ...rest }: InputProps) {
  const control = useFieldControl(rest);
  const input = <input {...rest} {...control} className={cn(inputClasses, icon && "pl-8", className)} />;
  if (!icon) return input;
  return (
    <span className="icon-slot relative block [&>svg]:pointer-events-none [&>svg]:absolute [&>svg]:top-1/2 [&>svg]:left-2.5 [&>svg]:-translate-y-1/2 [&>svg]:text-ink-subtle">
      {input}
      {icon}
    </span>
  );
}
