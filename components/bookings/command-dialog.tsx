"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { adviceAfter, type Refused } from "@/lib/client/lost-answer";
import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import { commandPresentation, statusPresentation } from "@/lib/domain/lifecycle/presentation";
import type { Refusal } from "@/lib/domain/refusal";
import { routes } from "@/lib/routes";
import type { BookingAtHand } from "./booking-at-hand";
import { CommandInputs, inputOf, picksSlot, type TypedInputs, typedFrom } from "./command-inputs";
import { DomainIcon } from "./domain-icon";
import { PreviewLines } from "./preview-lines";
import { ReasonField } from "./reason-field";
import { RefusalList } from "./refusal-list";
import { StaleNotice } from "./stale-notice";
import { useCommandPreview } from "./use-command-preview";
import { useGiveCommand } from "./use-give-command";
import { useRound } from "./use-round";

interface CommandDialogProps {
  org: string;
  booking: BookingAtHand;
  /** Null when the booking changed so that the command is no longer offered. */
  command: AvailableCommand | null;
  /** What was asked for; outlives `command`. */
  commandKey: string;
  /** What the inputs begin with, where that is not what the booking has now. */
  initial?: Partial<TypedInputs> | undefined;
  /** The command was done; `onClose` follows. */
  onDone?: () => void;
  onClose: () => void;
}

/** Shows what a command would do, asks for the reason and whatever else it needs, and gives it. */
export default function CommandDialog(props: CommandDialogProps) {
  const { org, booking, command, commandKey, initial, onDone, onClose } = props;
  const router = useRouter();
  const formId = useId();
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState<TypedInputs>(() => ({ ...typedFrom(booking), ...initial }));
  const { give, sending, refused, lookAgain } = useGiveCommand(org, booking);
  const { label, destructive, icon } = commandPresentation(commandKey);
  const shown = useCommandPreview(org, booking, command, typed);
  const errors = { ...firstFields(shown.refusals), ...(refused?.fields ?? {}) };
  const stale = refused?.code === "stale_version";
  const undecided = command !== null && picksSlot(command, booking) && typed.slot === null;
  const round = useRound(undecided ? NONE : shown.refusals, refused);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!command || sending) return;
    const input = inputOf(command, booking, typed);
    const done = await give({ command: commandKey, reason, input });
    if (!done) return;
    onDone?.();
    const status = statusPresentation(booking.lifecycle, done.status).label;
    toast.success(`${done.reference}: ${status}`, {
      description: `${label} was done; the timeline has it.`,
      action: done.successorId
        ? {
            label: "Open new booking",
            onClick: () => router.push(routes.desk(org).booking(done.successorId ?? "")),
          }
        : undefined,
    });
    router.refresh();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || sending || onClose()}
      kind={destructive ? "alert" : "dialog"}
      title={
        <span className="icon-slot inline-flex items-center gap-2">
          <DomainIcon name={icon} />
          {label}: <span className="reference">{booking.reference}</span>
        </span>
      }
      footer={
        <>
          <Button onClick={onClose} disabled={sending}>
            Go back
          </Button>
          <Button
            type="submit"
            form={formId}
            variant={destructive ? "destructive" : "primary"}
            pending={sending || undefined}
            disabled={shown.waiting}
            disabledReason={
              stale
                ? "Look at what changed first."
                : undecided
                  ? "Choose one of the free times."
                  : (shown.refusals[0]?.message ??
                    (command ? null : "The booking's status no longer allows this."))
            }
          >
            {label}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4" noValidate>
        {stale && refused ? (
          <StaleNotice
            refused={refused}
            command={commandKey}
            lifecycle={booking.lifecycle}
            zone={booking.zone}
            onLookAgain={lookAgain}
          />
        ) : null}
        {refused && !stale && refused.code !== "reason_required" && !refused.fields ? (
          <RefusalList role="alert" refusals={refusalsIn(refused)} advice={adviceFor(refused)} />
        ) : null}
        {command ? (
          <CommandInputs
            org={org}
            round={round}
            command={command}
            booking={booking}
            value={typed}
            errors={errors}
            details={shown.refusals[0]?.details ?? refused?.details}
            onChange={setTyped}
          />
        ) : (
          <RefusalList
            refusals={[
              {
                code: "illegal_transition",
                message: `The booking is ${statusPresentation(booking.lifecycle, booking.status).label} now, which does not allow this.`,
              },
            ]}
            advice={reason ? "What you typed is kept below, to be copied." : undefined}
          />
        )}
        <div aria-live="polite">
          {undecided ? null : shown.refusals.length > 0 && !shown.refusals[0]?.fields ? (
            <RefusalList refusals={shown.refusals} />
          ) : (
            <PreviewLines lines={shown.lines} />
          )}
        </div>
        <ReasonField
          required={command?.reasonRequired ?? false}
          error={refused?.code === "reason_required" ? refused.message : null}
          value={reason}
          onChange={setReason}
        />
      </form>
    </Dialog>
  );
}

const NONE: readonly Refusal[] = [];

function firstFields(refusals: readonly Refusal[]): Readonly<Record<string, string>> {
  return refusals[0]?.fields ?? {};
}

/** All guards that failed, where several did. */
function refusalsIn(refused: Refusal): readonly Pick<Refusal, "code" | "message">[] {
  const all = refused.details?.refusals;
  return Array.isArray(all) ? (all as Pick<Refusal, "code" | "message">[]) : [refused];
}

function adviceFor(refused: Refused): string | undefined {
  const kept = "Nothing was changed, and what you typed is kept.";
  const { code, requestId } = refused;
  return adviceAfter(refused, code === "unexpected" && requestId ? `${kept} Request ${requestId}` : kept);
}
