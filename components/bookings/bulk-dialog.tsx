"use client";

import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import { type FormEvent, useEffect, useId, useState } from "react";
import type { BulkOutcome } from "@/components/data-table/column";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { giveCommandToMany, previewMany } from "@/lib/actions/bulk";
import { commandPresentation } from "@/lib/domain/lifecycle/presentation";
import type { RowOutcome } from "@/lib/schemas/booking-page";
import type { BookingListRow } from "./booking-list-row";
import { ReasonField } from "./reason-field";
import { RefusalList } from "./refusal-list";

interface BulkDialogProps {
  org: string;
  command: string;
  rows: readonly BookingListRow[];
  /** Null when nothing was done. */
  onClose: (outcomes: readonly BulkOutcome[] | null) => void;
}

/** Shows row by row what a command would do, asks for the reason once, and gives it to each on its own. */
export default function BulkDialog({ org, command, rows, onClose }: BulkDialogProps) {
  const formId = useId();
  const [reason, setReason] = useState("");
  const [looked, setLooked] = useState<readonly RowOutcome[] | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [reasonError, setReasonError] = useState<string | null>(null);
  const { label, destructive } = commandPresentation(command);
  const reasonRequired = rows.some(({ commands }) =>
    commands.some((own) => own.command === command && own.reasonRequired),
  );
  const able = looked?.filter(({ ok }) => ok).length ?? 0;

  useEffect(() => {
    let stale = false;
    previewMany(org, { command, bookings: identities(rows) }).then(
      (result) => {
        if (stale) return;
        if (result.ok) setLooked(result.data);
        else setProblem(result.error.message);
      },
      () => stale || setProblem("The preview could not be loaded. Close this and try again."),
    );
    return () => {
      stale = true;
    };
  }, [org, command, rows]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    if (reasonRequired && reason.trim() === "") {
      setReasonError("Say why, in 1 to 2,000 characters.");
      return;
    }
    setSending(true);
    const result = await giveCommandToMany(org, {
      command,
      bookings: identities(rows),
      reason: reason.trim() || undefined,
    }).catch(() => null);
    setSending(false);
    if (!result?.ok) {
      setProblem(
        result
          ? result.error.message
          : "The answer did not arrive, so it is not known what was done. Reload to see what changed.",
      );
      return;
    }
    onClose(result.data.map((outcome) => ({ ...outcome, label: labelOf(rows, outcome.id) })));
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || sending || onClose(null)}
      kind={destructive ? "alert" : "dialog"}
      title={`${label}: ${rows.length === 1 ? "1 booking" : `${rows.length} bookings`}`}
      description="Each booking is decided on its own. Those that cannot be changed stay as they are."
      footer={
        <>
          <Button onClick={() => onClose(null)} disabled={sending}>
            Go back
          </Button>
          <Button
            type="submit"
            form={formId}
            variant={destructive ? "destructive" : "primary"}
            pending={sending || undefined}
            disabled={looked === null}
            disabledReason={looked !== null && able === 0 ? "None of these allows it now." : null}
          >
            {label} {able === 0 ? "" : able}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="space-y-4">
        {problem ? <RefusalList role="alert" refusals={[{ code: "unexpected", message: problem }]} /> : null}
        <ul
          aria-label="What would happen"
          className="max-h-56 divide-y divide-line overflow-y-auto rounded-card border border-line bg-sunken text-dense"
        >
          {rows.map((row) => {
            const outcome = looked?.find(({ id }) => id === row.id);
            return (
              <li key={row.id} className="icon-slot flex items-start gap-2 px-3 py-2">
                {outcome === undefined ? (
                  <LoaderCircle aria-label="Looking" className="mt-0.5 animate-spin text-ink-subtle" />
                ) : outcome.ok ? (
                  <CircleCheck aria-label="Will be done" className="mt-0.5 text-positive-fg" />
                ) : (
                  <CircleAlert aria-label="Refused" className="mt-0.5 text-negative-fg" />
                )}
                <span className="reference flex-none font-mono">{row.reference}</span>
                <span className="min-w-0 text-ink-muted">{outcome?.message ?? row.customerName}</span>
              </li>
            );
          })}
        </ul>
        <ReasonField
          label="Reason, for all of them"
          required={reasonRequired}
          hint="Goes to each timeline, and into the mails that this sends."
          error={reasonError}
          value={reason}
          onChange={setReason}
        />
      </form>
    </Dialog>
  );
}

function identities(rows: readonly BookingListRow[]) {
  return rows.map(({ id, version }) => ({ id, expectedVersion: version }));
}

function labelOf(rows: readonly BookingListRow[], id: string): string {
  return rows.find((row) => row.id === id)?.reference ?? id;
}
