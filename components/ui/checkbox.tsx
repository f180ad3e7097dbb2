"use client";

import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "./class-names";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "children" | "ref"> {
  /** Shown beside the box; without it give an `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  indeterminate?: boolean;
}

export function Checkbox({ label, hint, indeterminate = false, className, ...rest }: CheckboxProps) {
  const generated = useId();
  const ref = useRef<HTMLInputElement>(null);
  const id = rest.id ?? generated;
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  const box = (
    <span className="relative inline-grid size-4 flex-none place-items-center align-middle max-md:size-5">
      <input
        {...rest}
        ref={ref}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : rest["aria-describedby"]}
        className="peer absolute inset-0 cursor-pointer appearance-none rounded-[0.25rem] border border-line-strong bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:cursor-not-allowed disabled:opacity-50"
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none relative hidden size-3 text-accent-ink peer-checked:peer-[:not(:indeterminate)]:block"
      />
      <Minus
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute hidden size-3 text-accent-ink peer-indeterminate:block"
      />
    </span>
  );
  if (!label) return box;
  return (
    <div className={cn("flex items-start gap-2 text-sm", className)}>
      <span className="flex h-5 items-center">{box}</span>
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <p id={`${id}-hint`} className="text-xs text-ink-subtle">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
