"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { previewReportAction, reportSquawkAction } from "@/lib/actions/assets";
import { SEVERITIES, type Severity } from "@/lib/domain/assets/airworthiness";
import type { ReportPreviewDto } from "@/lib/schemas/asset-forms";
import { AssetDialog } from "./asset-dialog";
import { alsoHoldsAndTells, andTells, counted, EffectsFrame } from "./effects-on-bookings";
import { SEVERITY_HINTS, SEVERITY_LABELS } from "./squawk-words";
import { useLook } from "./use-look";
import { useSendOnce } from "./use-send";

interface ReportSquawkDialogProps {
  org: string;
  asset: { readonly id: string; readonly name: string };
  onClose: () => void;
}

/** Asks what is wrong with an asset, and says what the report will do before it is made. */
export default function ReportSquawkDialog({ org, asset, onClose }: ReportSquawkDialogProps) {
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [severity, setSeverity] = useState<Severity | null>(null);
  const { send, sending, refused, idempotencyKey } = useSendOnce();
  const looked = useLook(severity && { resourceId: asset.id, severity }, (question) =>
    previewReportAction(org, question),
  );
  const errors = refused?.fields ?? {};

  function report() {
    void send(
      () =>
        reportSquawkAction(org, {
          resourceId: asset.id,
          title,
          description,
          severity: severity ?? undefined,
          idempotencyKey,
        }),
      ({ status, suspends }) => {
        toast.success(`“${title.trim()}” is reported`, {
          description:
            status === "pending"
              ? "It waits for an owner or admin to confirm it."
              : suspends > 0
                ? `${counted(suspends)} ${suspends === 1 ? "is" : "are"} suspended.`
                : undefined,
        });
        onClose();
      },
    );
  }

  return (
    <AssetDialog
      title={`Report a squawk: ${asset.name}`}
      submitLabel="Report squawk"
      sending={sending}
      disabledReason={severity && looked.refusal ? looked.refusal.message : null}
      refused={refused}
      onSubmit={report}
      onClose={onClose}
    >
      <Field label="What is wrong, in a few words" required error={errors.title}>
        <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field
        label="Description"
        required
        hint="At least 10 characters: where it is, when it shows, what you did."
        error={errors.description}
      >
        <Textarea
          value={description}
          maxLength={5_000}
          rows={4}
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
      <RadioGroup
        name="severity"
        legend="How bad it is"
        required
        value={severity ?? ""}
        error={errors.severity ? "Say how bad it is." : null}
        onChange={(value) => setSeverity(SEVERITIES.find((one) => one === value) ?? null)}
        options={SEVERITIES.map((one) => ({
          value: one,
          label: SEVERITY_LABELS[one],
          hint: SEVERITY_HINTS[one],
        }))}
      />
      <div aria-live="polite">
        {severity && looked.data ? (
          <EffectsFrame>
            <p>{effect(severity, looked.data)}</p>
          </EffectsFrame>
        ) : null}
      </div>
    </AssetDialog>
  );
}

function effect(severity: Severity, { status, suspends, alsoHolds }: ReportPreviewDto): string {
  if (status === "pending")
    return severity === "grounding"
      ? "It waits for an owner or admin; once confirmed, the asset is grounded and its bookings are suspended."
      : "It waits for an owner or admin, who confirm or dismiss it.";
  if (severity !== "grounding") return "It is shown with the asset at once. No booking is suspended by it.";
  const reach = [
    suspends > 0 ? `Suspends ${andTells(suspends)}.` : "",
    alsoHolds > 0 ? `${alsoHoldsAndTells(alsoHolds)}.` : "",
    suspends + alsoHolds === 0 ? "No booking is suspended." : "",
  ];
  const words = reach.filter(Boolean).join(" ");
  return `Grounds the asset at once. ${words} New ones are refused until it is resolved or deferred.`;
}
