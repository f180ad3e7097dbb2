"use client";

import { CalendarDays } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";

export interface DateRangeFilterProps {
  label: string;
  /** Local dates "2026-11-23", or "". */
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
}

function summaryOf(from: string, to: string): string {
  if (from && to) return from === to ? from : `${from} – ${to}`;
  return from ? `from ${from}` : `until ${to}`;
}

export function DateRangeFilter({ label, from, to, onChange }: DateRangeFilterProps) {
  const set = from !== "" || to !== "";
  return (
    <Popover
      label={label}
      trigger={(trigger) => (
        <Button
          {...trigger}
          icon={<CalendarDays aria-hidden />}
          className={cn(
            "max-md:h-9 max-md:px-3",
            set && "border-accent bg-accent-soft text-accent-soft-ink dark:border-accent",
          )}
        >
          <span>
            {label}
            {set ? <span className="font-normal tabular-nums">: {summaryOf(from, to)}</span> : null}
          </span>
        </Button>
      )}
    >
      <div className="space-y-3 p-3">
        <Field label="From" required>
          <Input
            type="date"
            value={from}
            max={to || undefined}
            onChange={(event) => onChange(event.target.value, to)}
          />
        </Field>
        <Field label="To" hint="Both days are included." required>
          <Input
            type="date"
            value={to}
            min={from || undefined}
            onChange={(event) => onChange(from, event.target.value)}
          />
        </Field>
        {set ? (
          <Button size="small" variant="ghost" className="w-full" onClick={() => onChange("", "")}>
            Clear dates
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}
