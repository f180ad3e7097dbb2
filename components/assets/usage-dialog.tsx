"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { logUsageAction } from "@/lib/actions/assets";
import { LOST_COMMAND } from "@/lib/client/lost-answer";
import type { BookingAsset } from "@/lib/schemas/asset";
import { AssetDialog } from "./asset-dialog";
import { EffectsFrame } from "./effects-on-bookings";
import { difference } from "./readings";
import { useSend } from "./use-send";

interface UsageDialogProps {
  org: string;
  booking: { readonly id: string; readonly reference: string; readonly version: number };
  asset: BookingAsset;
  completes: boolean;
  onClose: () => void;
}

/** Asks for a booking's readings, or for those that shall count instead: what was logged is taken back, never changed. */
export default function UsageDialog({ org, booking, asset, completes, onClose }: UsageDialogProps) {
  const [present] = useState(() => asset.usage.find(({ id }) => id === asset.currentUsageId) ?? null);
  const [start, setStart] = useState(present ? String(present.startReading) : "");
  const [end, setEnd] = useState(present ? String(present.endReading) : "");
  const [note, setNote] = useState(present?.note ?? "");
  const [onlyBack, setOnlyBack] = useState(false);
  const [finalises, setFinalises] = useState(completes);
  const [tried, setTried] = useState(false);
  const [expectedVersion] = useState(booking.version);
  const { send, sending, refused } = useSend(LOST_COMMAND);
  const unit = asset.usageUnit;
  const errors = fieldsOf(refused?.fields ?? {});
  const [from, to] = [readingOf(start), readingOf(end)];

  function save() {
    setTried(true);
    if (!onlyBack && (from === null || to === null)) return;
    const readings = onlyBack ? null : { startReading: from, endReading: to, note: note.trim() || undefined };
    void send(
      () =>
        logUsageAction(org, {
          bookingId: booking.id,
          readings,
          ...(completes && finalises && present === null
            ? { completes: true, expectedVersion }
            : { completes: false, currentUsageId: present?.id ?? null }),
        }),
      () => {
        toast.success(present ? "The readings are corrected" : "The readings are logged", {
          description: completes && finalises && !present ? `${booking.reference} is completed.` : undefined,
        });
        onClose();
      },
    );
  }

  const missing = (reading: number | null) =>
    tried && !onlyBack && reading === null ? "Give a number, with at most two decimals." : null;

  return (
    <AssetDialog
      title={`${present ? "Correct readings" : "Log readings"}: ${booking.reference}`}
      description={
        present
          ? "What was logged stays; an entry takes it back, and another one counts instead."
          : `Of ${asset.name}, in ${unit}.`
      }
      submitLabel={present ? "Correct readings" : "Log readings"}
      sending={sending}
      refused={refused}
      onSubmit={save}
      onClose={onClose}
    >
      {present ? (
        <Checkbox
          label="Only take the present readings back"
          hint="Nothing counts instead, until readings are logged again."
          checked={onlyBack}
          onChange={(event) => setOnlyBack(event.target.checked)}
        />
      ) : null}
      {onlyBack ? null : (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={`At the start (${unit})`} required error={errors.startReading ?? missing(from)}>
              <ReadingInput value={start} onChange={setStart} />
            </Field>
            <Field label={`At the end (${unit})`} required error={errors.endReading ?? missing(to)}>
              <ReadingInput value={end} onChange={setEnd} />
            </Field>
          </div>
          <Field label="Note" error={errors.note}>
            <Textarea
              value={note}
              maxLength={2_000}
              rows={2}
              onChange={(event) => setNote(event.target.value)}
            />
          </Field>
        </>
      )}
      {completes && !present ? (
        <Checkbox
          label="Complete the booking with these readings"
          hint="Afterwards they are corrected by owners and admins alone."
          checked={finalises}
          onChange={(event) => setFinalises(event.target.checked)}
        />
      ) : null}
      <div aria-live="polite">
        {present || (from !== null && to !== null) ? (
          <EffectsFrame>
            {present ? <p>Takes {difference(present.startReading, present.endReading, unit)} back.</p> : null}
            {!onlyBack && from !== null && to !== null ? <p>Logs {difference(from, to, unit)}.</p> : null}
          </EffectsFrame>
        ) : null}
      </div>
    </AssetDialog>
  );
}

function ReadingInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      className="tabular-nums"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A reading with at most two decimals, written with a point or a comma; null where the text is none. */
function readingOf(text: string): number | null {
  const plain = text.trim().replace(",", ".");
  return /^\d{1,10}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

/** What the schema says of the readings stands under the name of their form; the fields are the same. */
function fieldsOf(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, message]) => [field.replace(/^readings\./, ""), message]),
  );
}
