"use client";

import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { CountInput } from "./count-input";
import { DurationInput } from "./duration-input";
import type { PolicyPartProps } from "./policy-part";

/** The promises of every lifecycle but appointments, which have cards of their own. */
export function PolicyFields({
  lifecycle,
  draft,
  errors,
  onChange,
}: PolicyPartProps & { lifecycle: LifecycleKey }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <DurationInput
        id="field-policy.durationMinutes"
        label="A booking lasts"
        hint="When its end is not given."
        minutes={draft.durationMinutes}
        error={errors["policy.durationMinutes"]}
        onChange={(durationMinutes) => onChange({ durationMinutes })}
      />
      <CountInput
        id="field-policy.maxPartySize"
        label="Largest party"
        hint="Empty: no limit."
        unit="people"
        value={draft.maxPartySize}
        error={errors["policy.maxPartySize"]}
        onChange={(maxPartySize) => onChange({ maxPartySize })}
      />
      <DurationInput
        id="field-policy.cancelUntilMinutes"
        label="Customers cancel until this long before the start"
        emptyMeans="until the start"
        minutes={draft.cancelUntilMinutes}
        error={errors["policy.cancelUntilMinutes"]}
        onChange={(cancelUntilMinutes) => onChange({ cancelUntilMinutes })}
      />
      {lifecycle === "tour" ? (
        <DurationInput
          id="field-policy.holdMinutes"
          label="A hold lasts"
          hint="5 minutes to 14 days."
          minutes={draft.holdMinutes}
          error={errors["policy.holdMinutes"]}
          onChange={(holdMinutes) => onChange({ holdMinutes })}
        />
      ) : null}
    </div>
  );
}
