"use client";

import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { PolicyCount } from "./policy-count";
import { PolicyDuration } from "./policy-duration";
import type { PolicyPartProps } from "./policy-part";

/** The promises of every lifecycle but appointments, which have cards of their own. */
export function PolicyFields({ lifecycle, ...part }: PolicyPartProps & { lifecycle: LifecycleKey }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <PolicyDuration
        {...part}
        name="durationMinutes"
        label="A booking lasts"
        hint="When its end is not given."
      />
      <PolicyCount
        {...part}
        name="maxPartySize"
        label="Largest party"
        hint="Empty: no limit."
        unit="people"
      />
      <PolicyDuration
        {...part}
        name="cancelUntilMinutes"
        label="Customers cancel until this long before the start"
        emptyMeans="until the start"
      />
      {lifecycle === "tour" ? (
        <PolicyDuration {...part} name="holdMinutes" label="A hold lasts" hint="5 minutes to 14 days." />
      ) : null}
    </div>
  );
}
