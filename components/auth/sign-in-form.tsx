"use client";

import Link from "next/link";
import { useActionState, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { type SignInState, signIn } from "@/lib/actions/auth";
import { routes } from "@/lib/routes";
import { type DemoLoginChoice, DemoLogins } from "./demo-logins";

interface SignInFormProps {
  /** Where to go afterwards, inside this site. */
  next: string | null;
  demo: { readonly logins: readonly DemoLoginChoice[]; readonly password: string } | null;
}

export function SignInForm({ next, demo }: SignInFormProps) {
  const before: SignInState = { error: null, email: "" };
  const [state, submit, pending] = useActionState(signIn, before);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  function fill(login: DemoLoginChoice) {
    if (!email.current || !password.current || !demo) return;
    email.current.value = login.email;
    password.current.value = demo.password;
    button.current?.focus();
  }

  return (
    <div className="space-y-8">
      <form action={submit} className="space-y-4">
        <FormErrorSummary message={state.error} />
        <input type="hidden" name="next" value={next ?? ""} />
        <Field label="Email" required>
          <Input
            ref={email}
            name="email"
            type="email"
            autoComplete="username"
            inputMode="email"
            defaultValue={state.email}
            maxLength={254}
          />
        </Field>
        <Field label="Password" required>
          <Input
            ref={password}
            name="password"
            type="password"
            autoComplete="current-password"
            maxLength={200}
          />
        </Field>
        <Button
          ref={button}
          type="submit"
          variant="primary"
          size="large"
          pending={pending}
          className="w-full"
        >
          Sign in
        </Button>
        <p className="text-center text-dense">
          <Link href={routes.forgotPassword} className="text-accent-text underline underline-offset-2">
            Forgot your password?
          </Link>
        </p>
      </form>
      {demo ? <DemoLogins logins={demo.logins} password={demo.password} onChoose={fill} /> : null}
    </div>
  );
}
