"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { useFieldControl } from "./field";
import { inputClasses } from "./input";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps extends Omit<ComponentProps<"select">, "children" | "size"> {
  options: readonly SelectOption[];
  /** Shown first with an empty value, for "nothing chosen yet". */
  placeholder?: string;
  size?: "small" | "medium";
}

export function Select({ options, placeholder, size = "medium", className, ...rest }: SelectProps) {
  const control = useFieldControl(rest);
  return (
    <span className="relative block min-w-0">
      <select
        {...rest}
        {...control}
        className={cn(
          inputClasses,
          "cursor-pointer appearance-none truncate pr-8",
          size === "small" && "h-8 text-dense",
          className,
        )}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-subtle"
      />
    </span>
  );
}
