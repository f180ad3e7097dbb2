"use client";

import { type FormEvent, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormCard } from "@/components/ui/form-card";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { changeOrganizationAction } from "@/lib/actions/organization";
import type { OrganizationDto } from "@/lib/schemas/access";
import { useFormAction } from "./use-form-action";

interface OrganizationFormProps {
  organization: OrganizationDto;
  /** IANA zones to choose from. */
  zones: readonly string[];
}

export function OrganizationForm({ organization, zones }: OrganizationFormProps) {
  const { run, pending, failure, fields } = useFormAction();
  const [timeZone, setTimeZone] = useState(organization.timeZone);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const input = {
      name: String(typed.get("name") ?? ""),
      email: String(typed.get("email") ?? ""),
      timeZone,
    };
    void run(
      () => changeOrganizationAction(organization.slug, input),
      () => toast.success("The organization is changed"),
    );
  }
  return (
    <FormCard submitLabel="Save changes" pending={pending} onSubmit={submit}>
      <FormErrorSummary message={failure?.message} />
      <Field label="Name" hint="On customers' pages and in mails." error={fields.name} required>
        <Input name="name" maxLength={120} defaultValue={organization.name} />
      </Field>
      <Field
        label="Email"
        hint="Customers and suppliers write to it, and it is told what has no author."
        error={fields.email}
        required
      >
        <Input name="email" type="email" maxLength={254} defaultValue={organization.email} />
      </Field>
      <Field
        label="Time zone"
        hint="Times in lists, pages and mails are told on its wall clock."
        error={fields.timeZone}
        required
      >
        <Combobox
          label="Time zone"
          options={zones.map((zone) => ({ value: zone, label: zoneLabel(zone) }))}
          value={{ value: timeZone, label: zoneLabel(timeZone) }}
          onChange={(zone) => setTimeZone(zone?.value ?? "")}
        />
      </Field>
      <Field label="Address in the desk" hint="Part of every address; it stays." required>
        <Input value={organization.slug} readOnly />
      </Field>
    </FormCard>
  );
}

function zoneLabel(zone: string): string {
  return zone.replaceAll("_", " ");
}
