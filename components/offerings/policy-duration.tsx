"use client";

import { DurationInput, type DurationInputProps } from "./duration-input";
import type { PolicyDraft } from "./policy-draft";
import type { PolicyPartProps } from "./policy-part";

/** The draft's durations, but for `slotHoldMinutes`, which the policy calls `holdMinutes`. */
type DurationName = Exclude<
  { [Name in keyof PolicyDraft]: PolicyDraft[Name] extends number | null ? Name : never }[keyof PolicyDraft],
  "slotHoldMinutes"
>;

interface PolicyDurationProps
  extends PolicyPartProps,
    Pick<DurationInputProps, "label" | "hint" | "emptyMeans" | "usualUnit"> {
  name: DurationName;
}

/** One of the policy's durations, found by its name in the draft, among the errors and by the error summary. */
export function PolicyDuration({ draft, errors, onChange, name, ...words }: PolicyDurationProps) {
  return (
    <DurationInput
      {...words}
      id={`field-policy.${name}`}
      minutes={draft[name]}
      error={errors[`policy.${name}`]}
      onChange={(minutes) => onChange({ [name]: minutes })}
    />
  );
}
