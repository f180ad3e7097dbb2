"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { acceptInvitationForm, joinOrganizationForm, switchAccountForm } from "@/lib/actions/access-forms";
import { routes } from "@/lib/routes";
import { EMPTY_FORM, FormHeading } from "./form-parts";
import { NewPasswordField } from "./new-password-field";

interface InvitationProps {
  token: string;
  organization: string;
  /** The address that was invited. */
  email: string;
}

/** For whoever has no account yet. */
export function NewcomerInvitation({ token, organization, email }: InvitationProps) {
  const [state, submit, pending] = useActionState(acceptInvitationForm, EMPTY_FORM);
  return (
    <form action={submit} className="space-y-6" noValidate>
      <FormHeading title={`Join ${organization}`}>
        <p>You will sign in as {email}.</p>
      </FormHeading>
      <FormErrorSummary message={state.error} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" value={email} autoComplete="username" />
      <Field label="Your name" hint="As colleagues and suppliers read it." error={state.fields.name} required>
        <Input name="name" autoComplete="name" maxLength={120} defaultValue={state.typed.name} />
      </Field>
      <NewPasswordField label="Choose a password" error={state.fields.password} />
      <Button type="submit" variant="primary" size="large" pending={pending} className="w-full">
        Join and sign in
      </Button>
    </form>
  );
}

/** For whoever is signed in as the person invited. */
export function JoinInvitation({ token, organization, email }: InvitationProps) {
  const [state, submit, pending] = useActionState(joinOrganizationForm, EMPTY_FORM);
  return (
    <form action={submit} className="space-y-6">
      <FormHeading title={`Join ${organization}`}>
        <p>You are signed in as {email}, the address that was invited.</p>
      </FormHeading>
      <FormErrorSummary message={state.error} />
      <input type="hidden" name="token" value={token} />
      <Button type="submit" variant="primary" size="large" pending={pending} className="w-full">
        Join {organization}
      </Button>
    </form>
  );
}

interface OtherAccountProps extends InvitationProps {
  /** Who is signed in instead; null when nobody is. */
  signedInAs: string | null;
}

/** For whoever has an account but is not signed in with it. */
export function SignInForInvitation({ token, organization, email, signedInAs }: OtherAccountProps) {
  return (
    <div className="space-y-6">
      <FormHeading title={`Join ${organization}`}>
        <p>
          {signedInAs
            ? `The invitation is for ${email}, and you are signed in as ${signedInAs}.`
            : `The invitation is for ${email}, who has an account already. Sign in to accept it.`}
        </p>
      </FormHeading>
      {signedInAs ? (
        <form action={switchAccountForm}>
          <input type="hidden" name="token" value={token} />
          <Button type="submit" variant="primary" size="large" className="w-full">
            Sign out and use {email}
          </Button>
        </form>
      ) : (
        <ButtonLink
          href={routes.login(routes.invitation(token))}
          variant="primary"
          size="large"
          className="w-full"
        >
          Sign in
        </ButtonLink>
      )}
    </div>
  );
}
