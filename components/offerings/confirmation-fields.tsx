"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { DurationInput } from "./duration-input";
import type { PolicyPartProps } from "./policy-part";

/** Whether somebody says yes first, how long that may take, and whose the time is meanwhile. */
export function ConfirmationFields({ draft, errors, onChange }: PolicyPartProps) {
  return (
    <div className="space-y-4">
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
    </div>
  );
}
