"use client";

import { CountInput, type CountInputProps } from "./count-input";
import type { PolicyPartProps } from "./policy-part";

interface PolicyCountProps extends PolicyPartProps, Pick<CountInputProps, "label" | "hint" | "unit"> {
  name: "maxPartySize" | "maximumAdvanceDays" | "dailyLimit" | "weeklyLimit";
}

/** One of the policy's counts, found by its name in the draft, among the errors and by the error summary. */
export function PolicyCount({ draft, errors, onChange, name, ...words }: PolicyCountProps) {
  return (
    <CountInput
      {...words}
      id={`field-policy.${name}`}
      value={draft[name]}
      error={errors[`policy.${name}`]}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
}
