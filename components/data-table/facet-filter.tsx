"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";

const manyOptions = 10;

export interface FacetOption {
  value: string;
  label: string;
  icon?: ReactNode;
  count?: number | "99+" | undefined;
}

export interface FacetFilterProps {
  label: string;
  options: readonly FacetOption[];
  values: readonly string[];
  /** Only one value at a time: choosing another replaces it. */
  single?: boolean | undefined;
  onChange: (values: readonly string[]) => void;
}

function FacetPanel({ label, options, values, single, onChange }: FacetFilterProps) {
  const [narrow, setNarrow] = useState("");
  const wanted = narrow.trim().toLowerCase();
  const shown = options.filter((option) => option.label.toLowerCase().includes(wanted));
  return (
    <div>
      {options.length > manyOptions ? (
        <div className="border-b border-line p-2">
          <Input
            type="search"
            aria-label={`Find in ${label.toLowerCase()}`}
            placeholder="Find…"
            value={narrow}
            onChange={(event) => setNarrow(event.target.value)}
          />
        </div>
      ) : null}
      <fieldset className="max-h-72 overflow-y-auto p-1">
        <legend className="sr-only">{label}</legend>
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            checked={values.includes(option.value)}
            className="rounded-sm px-2 py-1.5 text-dense hover:bg-hover max-md:py-2.5 [&>div]:flex-1"
            label={
              <span className="flex w-full items-center gap-2">
                <span className="icon-slot flex min-w-0 items-center gap-1.5 [&>svg]:text-ink-subtle">
                  {option.icon}
                  <span className="truncate">{option.label}</span>
                </span>
                {option.count === undefined ? null : (
                  <span className="ml-auto text-xs text-ink-subtle tabular-nums">{option.count}</span>
                )}
              </span>
            }
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...(single ? [] : values), option.value]
                  : values.filter((value) => value !== option.value),
              )
            }
          />
        ))}
        {shown.length === 0 ? (
          <p className="px-2 py-4 text-center text-dense text-ink-subtle">Nothing matches.</p>
        ) : null}
      </fieldset>
      {values.length > 0 ? (
        <div className="border-t border-line p-1">
          <Button size="small" variant="ghost" className="w-full" onClick={() => onChange([])}>
            Clear {label.toLowerCase()}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** One attribute, several values of it at once. */
export function FacetFilter(props: FacetFilterProps) {
  const { label, options, values } = props;
  const first = options.find((option) => option.value === values[0]);
  const summary = values.length === 1 ? (first?.label ?? values[0]) : `${values.length} chosen`;
  return (
    <Popover
      label={label}
      trigger={(trigger) => (
        <Button
          {...trigger}
          className={cn(
            "max-md:h-9 max-md:px-3",
            values.length > 0 && "border-accent bg-accent-soft text-accent-soft-ink dark:border-accent",
          )}
        >
          <span className="max-w-48 truncate">
            {label}
            {values.length > 0 ? <span className="font-normal">: {summary}</span> : null}
          </span>
          <ChevronDown aria-hidden className="-mr-1 opacity-70" />
        </Button>
      )}
    >
      <FacetPanel {...props} />
    </Popover>
  );
}
