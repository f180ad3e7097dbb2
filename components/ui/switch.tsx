"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./class-names";

export interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "children"> {
  label: ReactNode;
  hint?: ReactNode;
}

/** On or off, at once. For a choice that is sent with a form, use a Checkbox. */
export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  const generated = useId();
  const id = rest.id ?? generated;
  return (
    <div className={cn("flex items-start justify-between gap-4 text-sm", className)}>
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-xs text-ink-subtle">
            {hint}
          </p>
        ) : null}
      </div>
      <input
        {...rest}
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox carries its checked state by itself.
        role="switch"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative h-5 w-9 flex-none cursor-pointer appearance-none rounded-full border border-line-strong bg-sunken transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-3.5 before:rounded-full before:bg-line-strong before:transition-transform checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-accent-ink disabled:cursor-not-allowed disabled:opacity-50"
      />
    </div>
  );
}
