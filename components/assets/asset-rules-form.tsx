"use client";

import { type FormEvent, useId, useState } from "react";
import { CountInput } from "@/components/offerings/count-input";
import { Field } from "@/components/ui/field";
import { FormCard } from "@/components/ui/form-card";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { changeAssetAction } from "@/lib/actions/assets";
import { adviceAfter } from "@/lib/client/lost-answer";
import type { AssetPage } from "@/lib/schemas/asset";
import { useSend } from "./use-send";

interface AssetRulesFormProps {
  org: string;
  asset: Pick<AssetPage, "id" | "name" | "advanceDays" | "organizationAdvanceDays" | "usageUnit">;
}

/** What a single asset has of its own. */
export function AssetRulesForm({ org, asset }: AssetRulesFormProps) {
  const id = useId();
  const [days, setDays] = useState(asset.advanceDays === null ? "" : String(asset.advanceDays));
  const [unit, setUnit] = useState(asset.usageUnit ?? "");
  const { send, sending, refused } = useSend();
  const errors = refused?.fields ?? {};

  function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    void send(
      () =>
        changeAssetAction(org, {
          resourceId: asset.id,
          advanceDays: days.trim() === "" ? null : Number(days),
          usageUnit: unit.trim() || null,
        }),
      () => toast.success(`The rules of ${asset.name} are saved`),
    );
  }

  return (
    <FormCard
      title="Rules of its own"
      id="rules"
      submitLabel="Save rules"
      pending={sending}
      onSubmit={submit}
    >
      <FormErrorSummary
        message={refused?.message}
        advice={adviceAfter(refused, "Nothing was saved. What you typed is kept.")}
      />
      <CountInput
        id={`${id}-advanceDays`}
        label="Furthest advance"
        hint={`Members book it at most so far ahead. Empty: ${asset.organizationAdvanceDays} days, as every asset.`}
        unit="days"
        value={days}
        error={errors.advanceDays}
        onChange={setDays}
      />
      <Field
        label="Unit of its readings"
        hint="Such as h, km or nm. Empty: no readings are logged. Those that are keep their numbers."
        error={errors.usageUnit}
      >
        <Input
          value={unit}
          maxLength={20}
          className="w-32"
          onChange={(event) => setUnit(event.target.value)}
        />
      </Field>
    </FormCard>
  );
}
