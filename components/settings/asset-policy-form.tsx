"use client";

import { type FormEvent, useState } from "react";
import { CountInput } from "@/components/offerings/count-input";
import { DurationInput } from "@/components/offerings/duration-input";
import { Checkbox } from "@/components/ui/checkbox";
import { FormCard } from "@/components/ui/form-card";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { toast } from "@/components/ui/toast";
import { changeAssetPolicyAction } from "@/lib/actions/organization";
import type { OrganizationDto } from "@/lib/schemas/access";
import { useFormAction } from "./use-form-action";

/** The rules of all shared assets; a single one may have a furthest advance of its own. */
export function AssetPolicyForm({ organization }: { organization: OrganizationDto }) {
  const { run, pending, failure, fields } = useFormAction();
  const [minutes, setMinutes] = useState<number | null>(organization.assetMinimumMinutes);
  const [days, setDays] = useState(String(organization.assetAdvanceDays));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const input = {
      assetApprovalRequired: typed.get("assetApprovalRequired") === "on",
      assetMinimumMinutes: minutes,
      assetAdvanceDays: days.trim() === "" ? null : Number(days),
      squawksNeedConfirmation: typed.get("squawksNeedConfirmation") === "on",
      showsMemberNames: typed.get("showsMemberNames") === "on",
    };
    void run(
      () => changeAssetPolicyAction(organization.slug, input),
      () => toast.success("The rules of shared assets are saved"),
    );
  }

  return (
    <FormCard
      title="Shared assets"
      id="shared-assets"
      description="What members may do by themselves. Owners and admins are not held to the times."
      submitLabel="Save rules"
      pending={pending}
      onSubmit={submit}
    >
      <FormErrorSummary message={failure?.message} />
      <Checkbox
        name="assetApprovalRequired"
        label="Members' bookings of shared things wait for approval"
        hint="Owners' and admins' own bookings do not. Bookings made before keep what was true then."
        defaultChecked={organization.assetApprovalRequired}
      />
      <DurationInput
        id="field-assetMinimumMinutes"
        label="Shortest booking"
        hint="What members book lasts at least so long."
        minutes={minutes}
        error={fields.assetMinimumMinutes && "Give a time of 1 minute to 7 days."}
        onChange={setMinutes}
      />
      <CountInput
        id="field-assetAdvanceDays"
        label="Furthest advance"
        hint="Members book at most so far ahead. An asset may have its own, on its page."
        unit="days"
        value={days}
        error={fields.assetAdvanceDays && "Give a number of days from 1 to 1,825."}
        required
        onChange={setDays}
      />
      <Checkbox
        name="squawksNeedConfirmation"
        label="Members' squawks wait for confirmation"
        hint="Until an owner or admin confirms one, it grounds nothing."
        defaultChecked={organization.squawksNeedConfirmation}
      />
      <Checkbox
        name="showsMemberNames"
        label="Members see each other's names"
        hint="Otherwise others' bookings show as “Busy” on the calendar. Staff see the names either way."
        defaultChecked={organization.showsMemberNames}
      />
    </FormCard>
  );
}
