"use client";

import { useId, useState } from "react";
import { zoneLabel } from "@/lib/client/time-text";
import { cn } from "./class-names";
import { useFieldControl } from "./field";
import { inputClasses } from "./input";

export interface DateTimeInputProps {
  /** The form gets one value under this name: local wall time "2026-11-23T14:05", or "" while incomplete. */
  name: string;
  /** IANA zone that the wall time is meant in; named beside the inputs. */
  zone: string;
  /** Local wall time "2026-11-23T14:05". */
  value?: string;
  defaultValue?: string;
  onChange?: (localDateTime: string) => void;
  /** Local dates "2026-11-23". */
  min?: string;
  max?: string;
  stepMinutes?: number;
  disabled?: boolean;
}

function split(local: string): { date: string; time: string } {
  const [date = "", time = ""] = local.split("T");
  return { date, time: time.slice(0, 5) };
}

/** A date and a time by the wall clock of a named zone. Converting it to an instant is the receiver's work. */
export function DateTimeInput({
  name,
  zone,
  value,
  defaultValue = "",
  onChange,
  min,
  max,
  stepMinutes = 5,
  disabled,
}: DateTimeInputProps) {
  const control = useFieldControl({});
  const zoneId = useId();
  const [own, setOwn] = useState(split(defaultValue));
  // An incomplete time is "" to the parent, while its half is kept here.
  const current = value ? split(value) : own;
  const describedBy = [control["aria-describedby"], zoneId].filter(Boolean).join(" ");

  function change(next: { date: string; time: string }) {
    setOwn(next);
    onChange?.(next.date && next.time ? `${next.date}T${next.time}` : "");
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        type="hidden"
        name={name}
        value={current.date && current.time ? `${current.date}T${current.time}` : ""}
      />
      <input
        {...control}
        aria-describedby={describedBy}
        type="date"
        min={min}
        max={max}
        disabled={disabled}
        value={current.date}
        onChange={(event) => change({ ...current, date: event.target.value })}
        className={cn(inputClasses, "w-40 flex-none tabular-nums max-md:flex-1")}
      />
      <input
        aria-label="Time"
        aria-describedby={describedBy}
        aria-invalid={control["aria-invalid"]}
        required={control.required}
        type="time"
        step={stepMinutes * 60}
        disabled={disabled}
        value={current.time}
        onChange={(event) => change({ ...current, time: event.target.value })}
        className={cn(inputClasses, "w-32 flex-none tabular-nums")}
      />
      <span id={zoneId} className="text-dense text-ink-subtle max-md:w-full">
        {zoneLabel(zone)}
      </span>
    </div>
  );
}
