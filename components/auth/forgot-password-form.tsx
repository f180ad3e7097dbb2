"use client";

import { useActionState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { forgotPasswordForm } from "@/lib/actions/access-forms";
import { routes } from "@/lib/routes";
import { EMPTY_FORM, FormHeading } from "./form-parts";

export function ForgotPasswordForm() {
  const [state, submit, pending] = useActionState(forgotPasswordForm, EMPTY_FORM);
  if (state.done)
    return (
      <div className="space-y-6">
        <FormHeading title="Look into your mail" />
        <Banner
          role="status"
          tone="info"
          title={`If ${state.typed.email} has an account, a link is on its way.`}
        >
          It works for one hour, and once. Look among unwanted mail too; an address without an account gets
          nothing.
        </Banner>
        <ButtonLink href={routes.login()}>Back to sign in</ButtonLink>
      </div>
    );
  return (
    <form action={submit} className="space-y-6" noValidate>
      <FormHeading title="Set a new password">
        <p>Type the address that you sign in with. You get a mail with a link.</p>
      </FormHeading>
      <FormErrorSummary message={state.error} />
      <Field label="Email" error={state.fields.email} required>
        <Input
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          maxLength={254}
          defaultValue={state.typed.email}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="large" pending={pending} className="max-sm:w-full">
          Send me a link
        </Button>
        <ButtonLink href={routes.login()} size="large" variant="ghost" className="max-sm:w-full">
          Back to sign in
        </ButtonLink>
      </div>
    </form>
  );
}
