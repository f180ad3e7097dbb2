"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { PolicyDuration } from "./policy-duration";
import type { PolicyPartProps } from "./policy-part";

/** Whether somebody says yes first, how long that may take, and whose the time is meanwhile. */
export function ConfirmationFields(part: PolicyPartProps) {
  const { draft, onChange } = part;
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
          <PolicyDuration
            {...part}
            name="confirmationTimeLimitMinutes"
            label="Time to answer"
            hint="At least an hour; after it, the request is rejected by itself."
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
