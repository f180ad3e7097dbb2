"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { resetPasswordForm } from "@/lib/actions/access-forms";
import { EMPTY_FORM, FormHeading } from "./form-parts";
import { NewPasswordField } from "./new-password-field";

export function ResetPasswordForm({ token }: { token: string }) {
  const [state, submit, pending] = useActionState(resetPasswordForm, EMPTY_FORM);
  return (
    <form action={submit} className="space-y-6" noValidate>
      <FormHeading title="Choose a new password">
        <p>Every device that is signed in now will be signed out.</p>
      </FormHeading>
      <FormErrorSummary message={state.error} />
      <input type="hidden" name="token" value={token} />
      <NewPasswordField label="New password" error={state.fields.password} />
      <Button type="submit" variant="primary" size="large" pending={pending} className="w-full">
        Change password
      </Button>
    </form>
  );
}
