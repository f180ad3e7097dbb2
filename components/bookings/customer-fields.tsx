"use client";

import { useCallback } from "react";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { findCustomers } from "@/lib/actions/new-booking";
import type { NewBookingDraft } from "./new-booking-draft";

interface CustomerFieldsProps {
  org: string;
  draft: NewBookingDraft;
  errors: Readonly<Record<string, string>>;
  onChange: (part: Partial<NewBookingDraft>) => void;
}

/** Somebody who was booked for before, or somebody new. */
export function CustomerFields({ org, draft, errors, onChange }: CustomerFieldsProps) {
  const loadCustomers = useCallback(
    async (query: string): Promise<readonly ComboboxOption[]> => {
      const result = await findCustomers(org, query);
      if (!result.ok) throw new Error(result.error.message);
      return result.data.map(({ id, name, email, active }) => ({
        value: id,
        label: name,
        hint: email,
        disabledReason: active ? null : "This customer is not active.",
      }));
    },
    [org],
  );
  return (
    <div className="space-y-4">
      <RadioGroup
        name="customerKind"
        legend="Who is booked for"
        hideLegend
        appearance="cards"
        value={draft.customerKind}
        onChange={(kind) => onChange({ customerKind: kind === "new" ? "new" : "existing" })}
        options={[
          { value: "existing", label: "A known customer", hint: "Found by name or mail" },
          { value: "new", label: "A new customer", hint: "A known mail address is recognised" },
        ]}
      />
      {draft.customerKind === "existing" ? (
        <Field id="field-customerId" label="Customer" required error={errors.customerId}>
          <Combobox
            label="Customer"
            loadOptions={loadCustomers}
            value={draft.customer}
            onChange={(customer) => onChange({ customer })}
            placeholder="Find by name or mail…"
            emptyText="Nobody matches. Choose “A new customer” above."
            clearable
          />
        </Field>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id="field-customer.name" label="Name" required error={errors["customer.name"]}>
            <Input
              autoComplete="off"
              maxLength={200}
              value={draft.name}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          </Field>
          <Field id="field-customer.email" label="Mail" required error={errors["customer.email"]}>
            <Input
              type="email"
              autoComplete="off"
              maxLength={254}
              value={draft.email}
              onChange={(event) => onChange({ email: event.target.value })}
            />
          </Field>
          <Field id="field-customer.phone" label="Phone" error={errors["customer.phone"]}>
            <Input
              type="tel"
              autoComplete="off"
              maxLength={40}
              value={draft.phone}
              onChange={(event) => onChange({ phone: event.target.value })}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
