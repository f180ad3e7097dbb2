"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { DurationInput } from "./duration-input";
import type { PolicyPartProps } from "./policy-part";

interface OnlineFieldsProps extends PolicyPartProps {
  /** The whole public address; null until the offering is made. */
  address: string | null;
  active: boolean;
}

/** Whether customers find it at its public address, and how long a time waits for them there. */
export function OnlineFields({ draft, errors, address, active, onChange }: OnlineFieldsProps) {
  const closed = closedBecause(draft.openAtAllTimes, active);
  return (
    <div className="space-y-4">
      <Checkbox
        label="Customers book it online"
        hint={
          draft.openAtAllTimes
            ? "Not while it is open at all times: online, times are chosen from weekly hours."
            : undefined
        }
        checked={draft.bookableOnline}
        onChange={(event) => onChange({ bookableOnline: event.target.checked })}
      />
      {draft.bookableOnline ? (
        <div className="space-y-4 border-l-2 border-line pl-4">
          <DurationInput
            id="field-policy.holdMinutes"
            label="A chosen time is kept while the customer types"
            hint="1 minute to 1 hour."
            minutes={draft.slotHoldMinutes}
            error={errors["policy.holdMinutes"]}
            onChange={(slotHoldMinutes) => onChange({ slotHoldMinutes })}
          />
          <PublicAddress address={address} note={closed} />
        </div>
      ) : null}
    </div>
  );
}

function PublicAddress({ address, note }: { address: string | null; note: string | null }) {
  return (
    <div className="space-y-1.5">
      <p className="text-dense font-medium">Public address</p>
      {address === null ? (
        <p className="text-dense text-ink-muted">
          It is made from the name, and shown here once the offering is made.
        </p>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <a
              href={address}
              target="_blank"
              rel="noreferrer"
              className="min-w-0 font-mono text-dense break-all text-accent-text underline-offset-2 hover:underline"
            >
              {address}
            </a>
            <CopyButton value={address} what="public address" />
          </div>
          <p className="text-xs text-ink-subtle">{note ?? "It stays the same when the name changes."}</p>
        </>
      )}
    </div>
  );
}

function closedBecause(openAtAllTimes: boolean, active: boolean): string | null {
  if (!active) return "Nobody can book there while the offering is inactive.";
  return openAtAllTimes ? "Nobody can book there without weekly hours." : null;
}
