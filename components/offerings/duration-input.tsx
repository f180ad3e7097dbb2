"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

const UNITS = [
  { value: "1440", label: "days" },
  { value: "60", label: "hours" },
  { value: "1", label: "minutes" },
] as const;

export interface DurationInputProps {
  label: string;
  hint?: string;
  error?: string | null | undefined;
  id?: string;
  /** Minutes; null is what `emptyMeans` says. */
  minutes: number | null;
  onChange: (minutes: number | null) => void;
  /** What leaving it empty means; without it a number is required. */
  emptyMeans?: string;
  /** Of an empty input, in minutes. */
  usualUnit?: 1 | 60 | 1_440;
}

/** The largest unit in which the minutes are a whole number. */
function unitOf(minutes: number | null, usualUnit: number): number {
  if (minutes === null || minutes === 0) return usualUnit;
  return [1_440, 60].find((unit) => minutes % unit === 0) ?? 1;
}

/** A duration in the unit that people say it in; kept as minutes. */
export function DurationInput({
  label,
  hint,
  error,
  id,
  minutes,
  onChange,
  emptyMeans,
  usualUnit = 60,
}: DurationInputProps) {
  const [unit, setUnit] = useState(() => unitOf(minutes, usualUnit));
  const [text, setText] = useState(minutes === null ? "" : String(minutes / unit));

  function change(nextText: string, nextUnit: number) {
    setText(nextText);
    setUnit(nextUnit);
    const count = Number.parseFloat(nextText);
    onChange(nextText.trim() === "" || Number.isNaN(count) ? null : Math.round(count * nextUnit));
  }

  return (
    <Field
      id={id}
      label={label}
      error={error}
      hint={emptyMeans ? `${hint ? `${hint} ` : ""}Empty: ${emptyMeans}.` : hint}
      required={emptyMeans === undefined}
    >
      <div className="flex gap-2">
        <Input
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          value={text}
          className="w-24 tabular-nums"
          onChange={(event) => change(event.target.value, unit)}
        />
        <span className="w-32">
          <Select
            id={id ? `${id}-unit` : undefined}
            aria-label={`Unit of ${label.toLowerCase()}`}
            value={String(unit)}
            options={UNITS}
            onChange={(event) => change(text, Number(event.target.value))}
          />
        </span>
      </div>
    </Field>
  );
}
