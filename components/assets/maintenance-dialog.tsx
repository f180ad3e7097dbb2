"use client";

import { useState } from "react";
import { type Occurrence, OccurrenceChoice, twiceIn } from "@/components/bookings/occurrence-choice";
import { ReasonField } from "@/components/bookings/reason-field";
import { RefusalList } from "@/components/bookings/refusal-list";
import { DateTimeInput } from "@/components/ui/date-time-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { changeMaintenanceAction, previewMaintenanceAction } from "@/lib/actions/assets";
import type { AssetMaintenance } from "@/lib/schemas/asset";
import { AssetDialog } from "./asset-dialog";
import { counted, EffectsOnBookings } from "./effects-on-bookings";
import { useLook } from "./use-look";
import { useSendOnce } from "./use-send";

interface MaintenanceDialogProps {
  org: string;
  asset: { readonly id: string; readonly name: string; readonly timeZone: string };
  /** Null where a window is planned anew. */
  maintenance: AssetMaintenance | null;
  onClose: () => void;
}

interface Times {
  readonly startsAt: string;
  readonly startsOccurrence?: Occurrence;
  readonly endsAt: string;
  readonly endsOccurrence?: Occurrence;
}

/** Plans a window of maintenance, or changes one: lists whom it suspends as one types, and then asks them the reason. */
export default function MaintenanceDialog({ org, asset, maintenance, onClose }: MaintenanceDialogProps) {
  const zone = asset.timeZone;
  const [title, setTitle] = useState(maintenance?.title ?? "");
  const [reason, setReason] = useState(maintenance?.reason ?? "");
  const [times, setTimes] = useState<Times>(() => ({
    startsAt: maintenance?.startsLocal ?? "",
    startsOccurrence: maintenance?.startsOccurrence ?? undefined,
    endsAt: maintenance?.endsLocal ?? "",
    endsOccurrence: maintenance?.endsOccurrence ?? undefined,
  }));
  const of = maintenance
    ? { maintenanceId: maintenance.id, expectedVersion: maintenance.version }
    : { resourceId: asset.id };
  const { send, sending, refused, idempotencyKey } = useSendOnce();
  const looked = useLook(times.startsAt && times.endsAt ? { of, period: times } : null, (question) =>
    previewMaintenanceAction(org, question),
  );
  const errors = { ...(looked.refusal?.fields ?? {}), ...withoutPeriod(refused?.fields ?? {}) };
  const twice = twiceIn(looked.refusal?.details) ?? twiceIn(refused?.details);
  const reasonRequired = looked.data?.reasonRequired ?? (maintenance?.holds ?? 0) > 0;

  function save() {
    void send(
      () =>
        changeMaintenanceAction(org, {
          of,
          title,
          reason: reason.trim() || undefined,
          idempotencyKey,
          period: { ...times, startsAt: times.startsAt || undefined, endsAt: times.endsAt || undefined },
        }),
      ({ suspended, restored, alsoHeld }) => {
        toast.success(maintenance ? "The maintenance is changed" : "The maintenance is planned", {
          description:
            [
              suspended > 0 ? `${counted(suspended)} suspended.` : "",
              alsoHeld > 0
                ? `${counted(alsoHeld)} suspended already ${alsoHeld === 1 ? "waits" : "wait"} for it too.`
                : "",
              restored > 0 ? `${counted(restored)} restored.` : "",
            ]
              .filter(Boolean)
              .join(" ") || undefined,
        });
        onClose();
      },
    );
  }

  return (
    <AssetDialog
      title={maintenance ? `Change maintenance: ${maintenance.title}` : `Plan maintenance: ${asset.name}`}
      submitLabel={maintenance ? "Save changes" : "Plan maintenance"}
      sending={sending}
      disabledReason={looked.refusal && !looked.refusal.fields ? looked.refusal.message : null}
      refused={refused}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label="What is done" required error={errors.title}>
        <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label="Start" required error={errors.startsAt}>
        <DateTimeInput
          name="startsAt"
          zone={zone}
          defaultValue={times.startsAt}
          onChange={(startsAt) => setTimes({ ...times, startsAt, startsOccurrence: undefined })}
        />
      </Field>
      {twice?.field === "startsAt" || times.startsOccurrence ? (
        <OccurrenceChoice
          name="startsOccurrence"
          twice={twice}
          value={times.startsOccurrence}
          onChange={(startsOccurrence) => setTimes({ ...times, startsOccurrence })}
        />
      ) : null}
      <Field label="End" required error={errors.endsAt}>
        <DateTimeInput
          name="endsAt"
          zone={zone}
          min={times.startsAt.slice(0, 10) || undefined}
          defaultValue={times.endsAt}
          onChange={(endsAt) => setTimes({ ...times, endsAt, endsOccurrence: undefined })}
        />
      </Field>
      {twice?.field === "endsAt" || times.endsOccurrence ? (
        <OccurrenceChoice
          name="endsOccurrence"
          twice={twice}
          value={times.endsOccurrence}
          onChange={(endsOccurrence) => setTimes({ ...times, endsOccurrence })}
        />
      ) : null}
      <div aria-live="polite">
        {looked.refusal && !looked.refusal.fields ? <RefusalList refusals={[looked.refusal]} /> : null}
        {looked.data ? <EffectsOnBookings effects={looked.data} zone={zone} /> : null}
      </div>
      <ReasonField
        required={reasonRequired}
        hint="Whoever waits for it reads it in their mail and with their booking."
        error={refused?.code === "reason_required" ? refused.message : null}
        value={reason}
        onChange={setReason}
      />
    </AssetDialog>
  );
}

/** What the schema says of the times stands under the name of their form; the fields are the same. */
function withoutPeriod(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, message]) => [field.replace(/^period\./, ""), message]),
  );
}
