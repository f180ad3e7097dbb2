"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export interface CountInputProps {
  id: string;
  label: string;
  hint?: string;
  error: string | undefined;
  value: string;
  /** What is counted, shown behind the number. */
  unit?: string;
  required?: boolean;
  onChange: (value: string) => void;
}

/** A whole number from 1, or empty for none. */
export function CountInput({ id, label, hint, error, value, unit, required, onChange }: CountInputProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      <span className="flex items-center gap-2 text-sm text-ink-muted">
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          className="w-24 tabular-nums"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit}
      </span>
    </Field>
  );
}
