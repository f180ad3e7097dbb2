"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names";

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  name: string;
  legend: ReactNode;
  hideLegend?: boolean;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  error?: string | null;
  required?: boolean;
  /** "list" puts plain rows below each other; "cards" gives each choice a frame of its own. */
  appearance?: "list" | "cards";
}

export function RadioGroup({
  name,
  legend,
  hideLegend,
  options,
  value,
  defaultValue,
  onChange,
  error,
  required,
  appearance = "list",
}: RadioGroupProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className={cn("mb-1.5 text-dense font-medium", hideLegend && "sr-only")}>{legend}</legend>
      <div className={cn("grid", appearance === "cards" ? "gap-2 sm:grid-cols-2" : "gap-2")}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "flex items-start gap-2 text-sm has-disabled:cursor-not-allowed has-disabled:text-ink-subtle",
              appearance === "cards" &&
                "rounded-control border border-line-strong/60 bg-surface p-3 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-soft-ink",
            )}
          >
            <span className="flex h-5 items-center">
              <input
                type="radio"
                name={name}
                value={option.value}
                disabled={option.disabled}
                required={required}
                aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
                className="size-4 flex-none appearance-none rounded-full border border-line-strong bg-surface checked:border-[5px] checked:border-accent disabled:opacity-50"
                {...(value === undefined
                  ? { defaultChecked: option.value === defaultValue }
                  : { checked: option.value === value })}
                onChange={() => onChange?.(option.value)}
              />
            </span>
            <span className="min-w-0">
              {option.label}
              {option.hint ? (
                <span id={`${id}-${option.value}`} className="block text-xs text-ink-muted">
                  {option.hint}
                </span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1 text-xs font-medium text-negative-fg">
          <CircleAlert aria-hidden className="mt-px size-3.5 flex-none" />
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
