"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { previewCommand } from "@/lib/actions/bookings";
import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import { commandPresentation, statusPresentation } from "@/lib/domain/lifecycle/presentation";
import type { PreviewLine } from "@/lib/domain/lifecycle/preview";
import type { Refusal } from "@/lib/domain/refusal";
import { routes } from "@/lib/routes";
import type { BookingAtHand } from "./booking-at-hand";
import { CommandInputs, picksSlot, type TypedInputs, typedFrom } from "./command-inputs";
import { DomainIcon } from "./domain-icon";
import { PreviewLines } from "./preview-lines";
import { ReasonField } from "./reason-field";
import { RefusalList } from "./refusal-list";
import { StaleNotice } from "./stale-notice";
import { type RefusedCommand, useGiveCommand } from "./use-give-command";
import { useRound } from "./use-round";

const previewPauseMs = 350;

interface CommandDialogProps {
  org: string;
  booking: BookingAtHand;
  /** Null when the booking changed so that the command is no longer offered. */
  command: AvailableCommand | null;
  /** What was asked for; outlives `command`. */
  commandKey: string;
  onClose: () => void;
}

interface Shown {
  readonly lines: readonly PreviewLine[];
  readonly refusals: readonly Refusal[];
  readonly waiting: boolean;
}

/** Shows what a command would do, asks for the reason and whatever else it needs, and gives it. */
export default function CommandDialog({ org, booking, command, commandKey, onClose }: CommandDialogProps) {
  const router = useRouter();
  const formId = useId();
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState<TypedInputs>(() => typedFrom(booking));
  const { give, sending, refused, lookAgain } = useGiveCommand(org, booking);
  const { label, destructive, icon } = commandPresentation(commandKey);
  const shown = usePreview(org, booking, command, typed);
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

/** The preview that came with the page, or, where something must be typed, a fresh one after each pause. */
function usePreview(
  org: string,
  booking: BookingAtHand,
  command: AvailableCommand | null,
  typed: TypedInputs,
): Shown {
  const needsInput = command?.input != null;
  const [fetched, setFetched] = useState<Shown>({ lines: [], refusals: [], waiting: true });
  const latest = useRef(0);
  const input = JSON.stringify(command ? inputOf(command, booking, typed) : {});
  const { id, version } = booking;
  const key = command?.command;

  const look = useCallback(async () => {
    const call = ++latest.current;
    const result = await previewCommand(org, {
      bookingId: id,
      command: key,
      expectedVersion: version,
      ...(JSON.parse(input) as object),
    }).catch(() => null);
    if (call !== latest.current || !result) return;
    setFetched(
      result.ok
        ? { lines: result.data.preview, refusals: result.data.refusals, waiting: false }
        : { lines: [], refusals: [result.error], waiting: false },
    );
  }, [org, id, version, key, input]);

  useEffect(() => {
    if (!needsInput) return;
    setFetched((was) => ({ ...was, waiting: true }));
    const timer = window.setTimeout(look, previewPauseMs);
    return () => window.clearTimeout(timer);
  }, [needsInput, look]);

  if (!command) return { lines: [], refusals: [], waiting: false };
  if (needsInput) return fetched;
  return { lines: command.preview, refusals: command.refusals, waiting: false };
}

function inputOf(command: AvailableCommand, booking: BookingAtHand, typed: TypedInputs) {
  if (picksSlot(command, booking)) return { slot: typed.slot ?? undefined };
  if (command.input === "status") return { status: typed.status };
  if (command.input === "start")
    return { period: { startsAt: typed.startsAt || undefined, startsOccurrence: typed.startsOccurrence } };
  if (command.input === "times")
    return {
      period: {
        startsAt: typed.startsAt || undefined,
        startsOccurrence: typed.startsOccurrence,
        endsAt: typed.endsAt || undefined,
        endsOccurrence: typed.endsOccurrence,
      },
    };
  return {};
}

function firstFields(refusals: readonly Refusal[]): Readonly<Record<string, string>> {
  return refusals[0]?.fields ?? {};
}

/** All guards that failed, where several did. */
function refusalsIn(refused: Refusal): readonly Pick<Refusal, "code" | "message">[] {
  const all = refused.details?.refusals;
  return Array.isArray(all) ? (all as Pick<Refusal, "code" | "message">[]) : [refused];
}

function adviceFor(refused: RefusedCommand): string | undefined {
  if (refused.lost) return undefined;
  const kept = "Nothing was changed, and what you typed is kept.";
  return refused.code === "unexpected" && refused.requestId ? `${kept} Request ${refused.requestId}` : kept;
}
