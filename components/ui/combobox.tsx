"use client";

import { ChevronsUpDown, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { cn } from "./class-names";
import type { ComboboxOption } from "./combobox-option";
import { useFieldControl } from "./field";
import { IconButton } from "./icon-button";
import { inputClasses } from "./input";
import { Popover } from "./popover";
import { Skeleton } from "./skeleton";

const ComboboxParts = dynamic(() => import("./combobox-parts"), {
  ssr: false,
  loading: () => (
    <div className="space-y-2 p-3">
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-2/3" />
    </div>
  ),
});

export interface ComboboxProps {
  /** Names what is chosen, such as "Customer". */
  label: string;
  /** Sends the chosen value with a form. */
  name?: string;
  /** The chosen option, when the parent holds it. */
  value?: ComboboxOption | null;
  defaultValue?: ComboboxOption | null;
  onChange?: (option: ComboboxOption | null) => void;
  /** A fixed list, filtered here. */
  options?: readonly ComboboxOption[];
  /** A list that the server filters; give it a stable identity. */
  loadOptions?: (query: string) => Promise<readonly ComboboxOption[]>;
  placeholder?: string;
  emptyText?: string;
  clearable?: boolean;
  disabled?: boolean;
}

export function Combobox({
  label,
  name,
  value,
  defaultValue = null,
  onChange,
  options,
  loadOptions,
  placeholder = "Choose…",
  emptyText = "Nothing matches.",
  clearable,
  disabled,
}: ComboboxProps) {
  const { id, required, ...described } = useFieldControl({});
  const [own, setOwn] = useState<ComboboxOption | null>(defaultValue);
  const chosen = value === undefined ? own : value;

  function choose(option: ComboboxOption | null) {
    setOwn(option);
    onChange?.(option);
  }

  return (
    <div className="relative">
      {name ? <input type="hidden" name={name} value={chosen?.value ?? ""} /> : null}
      <Popover
        label={label}
        className="w-(--radix-popover-trigger-width) min-w-64"
        trigger={(props) => (
          <button
            {...props}
            {...described}
            id={id}
            type="button"
            aria-label={id ? undefined : `${label}: ${chosen?.label ?? placeholder}`}
            aria-labelledby={id ? `${id}-label ${id}-value` : undefined}
            disabled={disabled}
            data-required={required || undefined}
            className={cn(
              inputClasses,
              "flex items-center justify-between gap-2 text-left",
              clearable && chosen && "pr-16",
            )}
          >
            <span
              id={id ? `${id}-value` : undefined}
              className={cn("truncate", chosen ? "text-ink" : "text-ink-subtle")}
            >
              {chosen?.label ?? placeholder}
            </span>
            <ChevronsUpDown aria-hidden className="size-4 flex-none text-ink-subtle" />
          </button>
        )}
      >
        {(close) => (
          <ComboboxParts
            label={label}
            value={chosen?.value ?? null}
            options={options}
            loadOptions={loadOptions}
            emptyText={emptyText}
            onPick={(option) => {
              choose(option);
              close();
            }}
          />
        )}
      </Popover>
      {clearable && chosen && !disabled ? (
        <IconButton
          size="small"
          label={`Clear ${label.toLowerCase()}`}
          icon={<X aria-hidden />}
          onClick={() => choose(null)}
          className="absolute top-1/2 right-8 -translate-y-1/2"
        />
      ) : null}
    </div>
  );
}
