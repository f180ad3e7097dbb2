"use client";

import { type FormEvent, useId, useState } from "react";
import { DurationInput } from "@/components/offerings/duration-input";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { createSupplier, updateSupplier } from "@/lib/actions/suppliers";
import { adviceAfter, LOST_ANSWER, lost, type Refused } from "@/lib/client/lost-answer";
import type { SupplierDto } from "@/lib/schemas/supplier";

interface SupplierFormProps {
  org: string;
  /** Null where a new one is made. */
  supplier: SupplierDto | null;
  onDone: (supplier: SupplierDto) => void;
  onCancel: () => void;
}

const LABELS: Readonly<Record<string, string>> = {
  name: "Name",
  email: "Mail",
  decisionTimeLimitMinutes: "Time to decide",
};

export function SupplierForm({ org, supplier, onDone, onCancel }: SupplierFormProps) {
  const id = useId();
  const [name, setName] = useState(supplier?.name ?? "");
  const [email, setEmail] = useState(supplier?.email ?? "");
  const [automatic, setAutomatic] = useState(supplier?.confirmsAutomatically ?? false);
  const [minutes, setMinutes] = useState(supplier ? supplier.decisionTimeLimitMinutes : 1_440);
  const [active, setActive] = useState(supplier?.active ?? true);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [sending, setSending] = useState(false);
  const errors = stripped(refused?.fields ?? {});

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setRefused(null);
    const terms = {
      name,
      email: email.trim(),
      confirmsAutomatically: automatic,
      decisionTimeLimitMinutes: minutes,
    };
    const answer = supplier
      ? updateSupplier(org, { id: supplier.id, change: { ...terms, active } })
      : createSupplier(org, terms);
    const result = await answer.catch(() => null);
    setSending(false);
    if (result?.ok) onDone(result.data);
    else setRefused(result?.error ?? lost(LOST_ANSWER));
  }

  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={supplier ? `Edit ${supplier.name}` : "New supplier"}
      className="space-y-4"
    >
      <FormErrorSummary
        message={refused?.message}
        advice={adviceAfter(refused, "Nothing was saved. What you typed is kept.")}
        fields={Object.entries(errors).map(([field, message]) => ({
          id: `${id}-${field}`,
          label: LABELS[field] ?? field,
          message,
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id={`${id}-name`} label="Name" required error={errors.name}>
          <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field
          id={`${id}-email`}
          label="Mail"
          required
          error={errors.email}
          hint="Gets the requests, with a link to answer them."
        >
          <Input
            type="email"
            value={email}
            maxLength={254}
            autoComplete="off"
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
      </div>
      <Checkbox
        label="Confirms by itself"
        hint="A request is confirmed at once while there are places, and nobody has to decide."
        checked={automatic}
        onChange={(event) => setAutomatic(event.target.checked)}
      />
      <DurationInput
        id={`${id}-decisionTimeLimitMinutes`}
        label="Time to decide"
        hint="After it a request is rejected by itself. Applies to requests that are made from now on."
        emptyMeans="no limit"
        minutes={minutes}
        error={errors.decisionTimeLimitMinutes}
        onChange={setMinutes}
      />
      {supplier ? (
        <Checkbox
          label="Active"
          hint="An inactive supplier gets no new bookings, and still answers those that it has."
          checked={active}
          onChange={(event) => setActive(event.target.checked)}
        />
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel} disabled={sending}>
          Go back
        </Button>
        <Button type="submit" variant="primary" pending={sending || undefined}>
          {supplier ? "Save changes" : "Make supplier"}
        </Button>
      </div>
    </form>
  );
}

/** A change is sent under a name of its own; the fields are the same. */
function stripped(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, message]) => [field.replace(/^change\./, ""), message]),
  );
}
