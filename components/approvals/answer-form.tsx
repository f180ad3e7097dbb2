"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { PreviewLines } from "@/components/bookings/preview-lines";
import { RefusalList } from "@/components/bookings/refusal-list";
import { StaleNotice } from "@/components/bookings/stale-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { giveCommand } from "@/lib/actions/bookings";
import { LOST_COMMAND } from "@/lib/client/lost-answer";
import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import { commandPresentation } from "@/lib/domain/lifecycle/presentation";
import type { Refusal } from "@/lib/domain/refusal";
import type { Approval } from "@/lib/schemas/approval";
import type { MissedChange } from "@/lib/schemas/booking-page";

interface AnswerFormProps {
  org: string;
  zone: string;
  approval: Approval;
  command: AvailableCommand;
  onClose: () => void;
  onDecided: (status: string) => void;
}

/** What the answer does, and its reason; opened in place, so that the queue stays where it is. */
export function AnswerForm({ org, zone, approval, command, onClose, onDecided }: AnswerFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState("");
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  // Of a try whose answer was lost: trying again on the version that it may have made would do it twice.
  const [triedOn, setTriedOn] = useState<number | null>(null);
  const { label, destructive } = commandPresentation(command.command);

  useEffect(() => {
    const target = command.reasonRequired ? "textarea" : 'button[type="submit"]';
    form.current?.querySelector<HTMLElement>(target)?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, [command.reasonRequired]);

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (sending) return;
    setSending(true);
    setRefused(null);
    const expectedVersion = triedOn ?? approval.version;
    const result = await giveCommand(org, {
      bookingId: approval.id,
      command: command.command,
      expectedVersion,
      reason: reason.trim() || undefined,
    }).catch(() => null);
    setSending(false);
    if (!result) {
      setTriedOn(expectedVersion);
      setRefused({ code: "unexpected", message: LOST_COMMAND });
      return;
    }
    if (result.ok) onDecided(result.data.status);
    else setRefused(result.error);
  }

  return (
    <form
      ref={form}
      aria-label={`${label} ${approval.reference}`}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void submit();
      }}
      className="space-y-3 border-t border-line bg-sunken/60 p-4"
    >
      {refused?.code === "stale_version" ? (
        <StaleNotice
          changes={(refused.details?.changes as readonly MissedChange[] | undefined) ?? []}
          command={command.command}
          lifecycle={approval.lifecycle}
          zone={zone}
          onLookAgain={() => {
            setTriedOn(null);
            setRefused(null);
            router.refresh();
          }}
        />
      ) : refused && refused.code !== "reason_required" ? (
        <RefusalList
          role="alert"
          refusals={[refused]}
          advice={refused.message === LOST_COMMAND ? undefined : "What you typed is kept."}
        />
      ) : null}
      <div className="grid gap-3 md:grid-cols-2">
        <Field
          label="Reason"
          required={command.reasonRequired}
          hint="Goes to the timeline, and into the mails that this sends."
          error={refused?.code === "reason_required" ? refused.message : null}
        >
          <Textarea
            value={reason}
            rows={3}
            maxLength={2_000}
            counter
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <PreviewLines lines={command.preview} />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto flex items-center gap-1.5 text-xs text-ink-subtle max-md:hidden">
          <Kbd keys="Esc" /> goes back
        </span>
        <Button onClick={onClose} disabled={sending}>
          Go back
        </Button>
        <Button
          type="submit"
          variant={destructive ? "destructive" : "primary"}
          pending={sending || undefined}
        >
          {label}
        </Button>
      </div>
    </form>
  );
}
