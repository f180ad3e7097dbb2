"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { type ExceptionRow, withException, withMoreHours } from "./hours-draft";
import { ErrorLine, HoursRows } from "./hours-rows";
import type { PolicyPartProps } from "./policy-part";

/** Dates with other hours than their weekday's, or with none. */
export function ExceptionFields({ draft, errors, onChange }: PolicyPartProps) {
  const { exceptions } = draft;
  function edit(key: number, part: Partial<ExceptionRow>) {
    onChange({ exceptions: exceptions.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  }
  return (
    <div id="field-policy.dateOverrides" tabIndex={-1} className="space-y-4 rounded-sm">
      <ErrorLine message={errors["policy.dateOverrides"]} />
      {exceptions.length === 0 ? (
        <p className="text-dense text-ink-muted">
          No exceptions. Add holidays, days off, and days with longer or shorter hours.
        </p>
      ) : (
        <ol className="divide-y divide-line">
          {exceptions.map((exception, index) => (
            <li key={exception.key} className="py-4 first:pt-0 last:pb-0">
              <Exception
                exception={exception}
                path={`policy.dateOverrides.${index}`}
                number={index + 1}
                errors={errors}
                onEdit={(part) => edit(exception.key, part)}
                onRemove={() =>
                  onChange({ exceptions: exceptions.filter(({ key }) => key !== exception.key) })
                }
              />
            </li>
          ))}
        </ol>
      )}
      <Button
        size="small"
        icon={<Plus aria-hidden />}
        className="max-md:h-11"
        onClick={() => onChange({ exceptions: withException(exceptions) })}
      >
        Add a date
      </Button>
    </div>
  );
}

interface ExceptionProps {
  exception: ExceptionRow;
  path: string;
  number: number;
  errors: Readonly<Record<string, string>>;
  onEdit: (part: Partial<ExceptionRow>) => void;
  onRemove: () => void;
}

function Exception({ exception, path, number, errors, onEdit, onRemove }: ExceptionProps) {
  const { date, hours } = exception;
  const whose = date || `exception ${number}`;
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">Exception {number}</legend>
      <div className="flex items-end justify-between gap-3">
        <Field id={`field-${path}.date`} label="Date" required error={errors[`${path}.date`]}>
          <Input
            type="date"
            className="w-40 tabular-nums"
            value={date}
            onChange={(event) => onEdit({ date: event.target.value })}
          />
        </Field>
        <IconButton
          label={`Remove the exception on ${whose}`}
          icon={<Trash2 aria-hidden />}
          className="max-md:size-11"
          onClick={onRemove}
        />
      </div>
      <RadioGroup
        name={`exception-${exception.key}`}
        legend={`On ${whose}`}
        hideLegend
        value={hours.length === 0 ? "closed" : "hours"}
        onChange={(next) => onEdit({ hours: next === "closed" ? [] : withMoreHours([]) })}
        options={[
          { value: "closed", label: "Closed" },
          { value: "hours", label: "Other hours" },
        ]}
      />
      {hours.length === 0 ? null : (
        <div className="pl-6">
          <HoursRows
            whose={whose}
            path={`${path}.hours`}
            rows={hours}
            nextDay="the next day"
            errors={errors}
            onChange={(rows) => onEdit({ hours: rows })}
          />
        </div>
      )}
    </fieldset>
  );
}
