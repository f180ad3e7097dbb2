"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { PreviewLines } from "@/components/bookings/preview-lines";
import { ReasonField } from "@/components/bookings/reason-field";
import { RefusalList } from "@/components/bookings/refusal-list";
import { StaleNotice } from "@/components/bookings/stale-notice";
import { useGiveCommand } from "@/components/bookings/use-give-command";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import { commandPresentation } from "@/lib/domain/lifecycle/presentation";
import type { Approval } from "@/lib/schemas/approval";

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
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState("");
  const { give, sending, refused, lookAgain } = useGiveCommand(org, approval);
  const { label, destructive } = commandPresentation(command.command);

  useEffect(() => {
    const target = command.reasonRequired ? "textarea" : 'button[type="submit"]';
    form.current?.querySelector<HTMLElement>(target)?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, [command.reasonRequired]);

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (sending) return;
    const done = await give({ command: command.command, reason });
    if (done) onDecided(done.status);
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
          refused={refused}
          command={command.command}
          lifecycle={approval.lifecycle}
          zone={zone}
          onLookAgain={lookAgain}
        />
      ) : refused && refused.code !== "reason_required" ? (
        <RefusalList
          role="alert"
          refusals={[refused]}
          advice={refused.lost ? undefined : "What you typed is kept."}
        />
      ) : null}
      <div className="grid gap-3 md:grid-cols-2">
        <ReasonField
          required={command.reasonRequired}
          error={refused?.code === "reason_required" ? refused.message : null}
          value={reason}
          onChange={setReason}
        />
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
