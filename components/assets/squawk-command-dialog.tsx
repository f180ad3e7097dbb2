"use client";

import { useState } from "react";
import { type Occurrence, OccurrenceChoice, twiceIn } from "@/components/bookings/occurrence-choice";
import { ReasonField } from "@/components/bookings/reason-field";
import { RefusalList } from "@/components/bookings/refusal-list";
import { DateTimeInput } from "@/components/ui/date-time-input";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { commandSquawkAction, previewSquawkCommandAction } from "@/lib/actions/assets";
import { squawkCommandNeeds } from "@/lib/domain/assets/squawk";
import type { AssetSquawk } from "@/lib/schemas/asset";
import { AssetDialog } from "./asset-dialog";
import { EffectsOnBookings } from "./effects-on-bookings";
import { type GivenSquawkCommand, SQUAWK_COMMAND_WORDS } from "./squawk-words";
import { useLook } from "./use-look";
import { useSendOnce } from "./use-send";

interface SquawkCommandDialogProps {
  org: string;
  /** IANA zone of the asset. */
  zone: string;
  squawk: AssetSquawk;
  command: GivenSquawkCommand;
  onClose: () => void;
}

/** Shows what a command to a squawk would do to the asset's bookings, asks for what it needs, and gives it. */
export default function SquawkCommandDialog({
  org,
  zone,
  squawk,
  command,
  onClose,
}: SquawkCommandDialogProps) {
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const [untilOccurrence, setUntilOccurrence] = useState<Occurrence>();
  const [tried, setTried] = useState(false);
  const { send, sending, refused, idempotencyKey } = useSendOnce();
  const { label, done, hint } = SQUAWK_COMMAND_WORDS[command];
  const needs = squawkCommandNeeds(command);
  const order = {
    squawkId: squawk.id,
    command,
    expectedVersion: squawk.version,
    ...(needs.until && until ? { until, untilOccurrence } : {}),
  };
  const looked = useLook(order, (question) => previewSquawkCommandAction(org, question));
  const errors = { ...(looked.refusal?.fields ?? {}), ...(refused?.fields ?? {}) };
  const twice = twiceIn(looked.refusal?.details) ?? twiceIn(refused?.details);

  function give() {
    setTried(true);
    void send(
      () => commandSquawkAction(org, { ...order, reason: reason.trim() || undefined, idempotencyKey }),
      () => {
        toast.success(`“${squawk.title}” is ${done}`);
        onClose();
      },
    );
  }

  return (
    <AssetDialog
      title={`${label}: ${squawk.title}`}
      description={hint}
      submitLabel={label}
      destructive={command === "dismiss"}
      sending={sending}
      disabledReason={looked.refusal && !looked.refusal.fields ? looked.refusal.message : null}
      refused={refused}
      onSubmit={give}
      onClose={onClose}
    >
      {needs.until ? (
        <>
          <Field
            label="Until"
            required
            error={errors.until ?? (tried && until === "" ? "Say until when it is deferred." : null)}
          >
            <DateTimeInput
              name="until"
              zone={zone}
              onChange={(typed) => {
                setUntil(typed);
                setUntilOccurrence(undefined);
              }}
            />
          </Field>
          {twice || untilOccurrence ? (
            <OccurrenceChoice
              name="untilOccurrence"
              twice={twice}
              value={untilOccurrence}
              onChange={setUntilOccurrence}
            />
          ) : null}
        </>
      ) : null}
      {needs.reason || command === "resolve" ? (
        <ReasonField
          label={command === "resolve" ? "What was done" : undefined}
          required={needs.reason}
          hint="Stays with the squawk and in the asset's trail, for everybody who uses it."
          error={refused?.code === "reason_required" ? refused.message : null}
          value={reason}
          onChange={setReason}
        />
      ) : null}
      <div aria-live="polite">
        {looked.refusal && !looked.refusal.fields ? <RefusalList refusals={[looked.refusal]} /> : null}
        {looked.data ? <EffectsOnBookings effects={looked.data} zone={zone} /> : null}
      </div>
    </AssetDialog>
  );
}
