"use client";

import { type FormEvent, useState } from "react";
import { useFormAction } from "@/components/settings/use-form-action";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { FormCard } from "@/components/ui/form-card";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { correctCustomerAction } from "@/lib/actions/customers";
import { routes } from "@/lib/routes";
import type { CustomerPage } from "@/lib/schemas/customer";
import { MergeDialog } from "./merge-dialog";

interface CustomerFormProps {
  org: string;
  customer: CustomerPage;
  mayMerge: boolean;
}

interface Other {
  readonly id: string;
  readonly name: string;
}

/** Corrects who the customer is. An address that is another's leads to merging the two. */
export function CustomerForm({ org, customer, mayMerge }: CustomerFormProps) {
  const { run, pending, failure, fields } = useFormAction();
  const [mergingInto, setMergingInto] = useState<Other | null>(null);
  const other = otherIn(failure?.details);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "").trim();
    void run(
      () =>
        correctCustomerAction(org, {
          customerId: customer.id,
          name: text("name"),
          email: text("email"),
          phone: text("phone"),
        }),
      () => toast.success("The customer is changed"),
    );
  }

  return (
    <>
      <FormCard title="Who it is" id="who" submitLabel="Save changes" pending={pending} onSubmit={submit}>
        {other ? (
          <Banner
            role="alert"
            tone="warning"
            title={`This address is ${other.name}'s already`}
            actions={
              mayMerge ? (
                <Button size="small" onClick={() => setMergingInto(other)}>
                  Merge the two…
                </Button>
              ) : (
                <ButtonLink size="small" href={routes.desk(org).customer(other.id)}>
                  See {other.name}
                </ButtonLink>
              )
            }
          >
            If they are one person, merge them; the address stays with the one that is kept.
            {mayMerge ? "" : " Owners and admins can do that."}
          </Banner>
        ) : (
          <FormErrorSummary message={failure?.message} advice="What you typed is kept." />
        )}
        <Field label="Name" error={fields.name} required>
          <Input name="name" maxLength={200} autoComplete="off" defaultValue={customer.name} />
        </Field>
        <Field
          label="Mail"
          hint="Where the next mails go. What was sent before stays as it was."
          error={fields.email}
          required
        >
          <Input name="email" type="email" maxLength={254} autoComplete="off" defaultValue={customer.email} />
        </Field>
        <Field label="Phone" error={fields.phone}>
          <Input
            name="phone"
            type="tel"
            maxLength={40}
            autoComplete="off"
            defaultValue={customer.phone ?? ""}
          />
        </Field>
        {customer.formerAddresses.length > 0 ? (
          <p className="text-dense text-ink-muted">
            Whoever books with one of these is this customer too: {customer.formerAddresses.join(", ")}.
          </p>
        ) : null}
      </FormCard>
      {mergingInto ? (
        <MergeDialog org={org} own={customer} into={mergingInto} onClose={() => setMergingInto(null)} />
      ) : null}
    </>
  );
}

function otherIn(details: Readonly<Record<string, unknown>> | undefined): Other | null {
  const { customerId: id, name } = details ?? {};
  return typeof id === "string" && typeof name === "string" ? { id, name } : null;
}
