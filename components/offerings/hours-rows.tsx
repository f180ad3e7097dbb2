"use client";

import { CircleAlert, Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { endsNextDay } from "@/lib/domain/schedule/hours-words";
import { type HoursRow, withMoreHours } from "./hours-draft";

interface HoursRowsProps {
  /** Whose hours, as "Monday". */
  whose: string;
  /** Dotted path of the list, for the errors and for what leads to them. */
  path: string;
  rows: readonly HoursRow[];
  /** The day that hours past midnight end on, as "Saturday". */
  nextDay: string;
  errors: Readonly<Record<string, string>>;
  onChange: (rows: readonly HoursRow[]) => void;
}

/** Any number of from–to rows of one day. */
export function HoursRows({ whose, path, rows, nextDay, errors, onChange }: HoursRowsProps) {
  function edit(key: number, part: Partial<HoursRow>) {
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  }
  return (
    <div
      id={`field-${path}`}
      tabIndex={-1}
      className={cn("min-w-0 rounded-sm", rows.length > 0 ? "space-y-2" : "flex h-9 items-center gap-4")}
    >
      {rows.length === 0 ? <span className="text-sm text-ink-subtle">Closed</span> : null}
      {rows.map((row, index) => (
        <HoursInputs
          key={row.key}
          row={row}
          path={`${path}.${index}`}
          label={rows.length > 1 ? `${whose}, hours ${index + 1}` : whose}
          nextDay={nextDay}
          errors={errors}
          onEdit={(part) => edit(row.key, part)}
          onRemove={() => onChange(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <ErrorLine message={errors[path]} />
      <Button
        size="small"
        variant="ghost"
        icon={<Plus aria-hidden />}
        aria-label={`Add hours on ${whose}`}
        className={cn("max-md:h-11", rows.length > 0 && "-ml-2")}
        onClick={() => onChange(withMoreHours(rows))}
      >
        Add hours
      </Button>
    </div>
  );
}

interface HoursInputsProps {
  row: HoursRow;
  path: string;
  label: string;
  nextDay: string;
  errors: Readonly<Record<string, string>>;
  onEdit: (part: Partial<HoursRow>) => void;
  onRemove: () => void;
}

function HoursInputs({ row, path, label, nextDay, errors, onEdit, onRemove }: HoursInputsProps) {
  const errorsOf = { from: errors[`${path}.from`], to: errors[`${path}.to`] };
  const error = errorsOf.from ?? errorsOf.to ?? errors[path];
  const errorId = `field-${path}-error`;
  const time = (end: "from" | "to", name: string) => (
    <Input
      id={`field-${path}.${end}`}
      type="time"
      step={300}
      aria-label={`${label}, ${name}`}
      aria-invalid={errorsOf[end] ? true : undefined}
      aria-describedby={error ? errorId : undefined}
      value={row[end]}
      className="w-32 flex-none tabular-nums max-md:w-auto max-md:flex-1 max-md:px-2"
      onChange={(event) => onEdit({ [end]: event.target.value })}
    />
  );
  return (
    <div className="space-y-1">
      <div className="flex items-center gap-2 max-md:gap-1">
        {time("from", "from")}
        <span aria-hidden className="text-ink-subtle">
          –
        </span>
        {time("to", "to")}
        <IconButton
          size="small"
          label={`Remove ${label}`}
          icon={<X aria-hidden />}
          className="max-md:size-11"
          onClick={onRemove}
        />
      </div>
      {row.from && row.to && row.from !== row.to && endsNextDay(row) ? (
        <p className="text-xs text-ink-muted">
          until {row.to} on {nextDay}
        </p>
      ) : null}
      <ErrorLine id={errorId} message={error} />
    </div>
  );
}

export function ErrorLine({ id, message }: { id?: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={id} className="flex items-start gap-1 text-xs font-medium text-negative-fg">
      <CircleAlert aria-hidden className="mt-px size-3.5 flex-none" />
      {message}
    </p>
  );
}
