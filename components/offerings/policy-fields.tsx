"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { DurationInput } from "./duration-input";
import type { PolicyDraft } from "./policy-draft";

interface PolicyFieldsProps {
  lifecycle: LifecycleKey;
  draft: PolicyDraft;
  errors: Readonly<Record<string, string>>;
  onChange: (part: Partial<PolicyDraft>) => void;
}

/** The promises that the lifecycle knows. */
export function PolicyFields({ lifecycle, draft, errors, onChange }: PolicyFieldsProps) {
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <DurationInput
          id="field-policy.durationMinutes"
          label="A booking lasts"
          hint="When its end is not given."
          minutes={draft.durationMinutes}
          error={errors["policy.durationMinutes"]}
          onChange={(durationMinutes) => onChange({ durationMinutes })}
        />
        <Field
          id="field-policy.maxPartySize"
          label="Largest party"
          hint="Empty: no limit."
          error={errors["policy.maxPartySize"]}
        >
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            className="w-24 tabular-nums"
            value={draft.maxPartySize}
            onChange={(event) => onChange({ maxPartySize: event.target.value })}
          />
        </Field>
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
      {lifecycle === "appointment" ? (
        <>
          <Checkbox
            label="The provider confirms each request"
            hint="Otherwise an appointment is confirmed at once."
            checked={draft.requiresConfirmation}
            onChange={(event) => onChange({ requiresConfirmation: event.target.checked })}
          />
          {draft.requiresConfirmation ? (
            <div className="space-y-4 border-l-2 border-line pl-4">
              <DurationInput
                id="field-policy.confirmationTimeLimitMinutes"
                label="Time to answer"
                hint="At least an hour; after it, the request is rejected by itself."
                minutes={draft.confirmationTimeLimitMinutes}
                error={errors["policy.confirmationTimeLimitMinutes"]}
                onChange={(confirmationTimeLimitMinutes) => onChange({ confirmationTimeLimitMinutes })}
              />
              <Checkbox
                label="A pending request keeps others off its time"
                hint="So that two people are not offered one slot."
                checked={draft.pendingHoldsTime}
                onChange={(event) => onChange({ pendingHoldsTime: event.target.checked })}
              />
            </div>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
