"use client";

import { useMemo } from "react";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { Field } from "@/components/ui/field";

interface ZoneFieldProps {
  /** An IANA zone, or "" for the provider's. */
  value: string;
  providerZone: string;
  error: string | undefined;
  onChange: (zone: string) => void;
}

/** The zone that hours and dates are in: the provider's, or any that the browser knows. */
export function ZoneField({ value, providerZone, error, onChange }: ZoneFieldProps) {
  const options = useMemo<readonly ComboboxOption[]>(() => {
    const zones = new Set(["UTC", ...(value ? [value] : []), ...Intl.supportedValuesOf("timeZone")]);
    return [ownZone(providerZone), ...[...zones].map((zone) => ({ value: zone, label: zoneName(zone) }))];
  }, [value, providerZone]);
  return (
    <Field
      id="field-policy.timeZone"
      label="Time zone"
      required
      error={error}
      hint="Hours, dates and limits are counted on this zone's clock."
    >
      <Combobox
        label="Time zone"
        options={options}
        value={value ? { value, label: zoneName(value) } : ownZone(providerZone)}
        onChange={(zone) => onChange(zone && zone.value !== OWN ? zone.value : "")}
      />
    </Field>
  );
}

const OWN = "own";

function ownZone(zone: string): ComboboxOption {
  return { value: OWN, label: `The provider's zone: ${zoneName(zone)}` };
}

function zoneName(zone: string): string {
  return zone.replaceAll("_", " ");
}
