"use client";

import { LogOut } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormCard } from "@/components/ui/form-card";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { changeNameAction, changePasswordAction, signOutEverywhereAction } from "@/lib/actions/account";
import { useFormAction } from "./use-form-action";

export function NameForm({ name, email }: { name: string; email: string }) {
  const { run, pending, failure, fields } = useFormAction();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name") ?? "");
    void run(
      () => changeNameAction({ name: typed }),
      () => toast.success("Your name is changed"),
    );
  }
  return (
    <FormCard title="You" submitLabel="Save name" pending={pending} onSubmit={submit}>
      <FormErrorSummary message={failure?.message} />
      <Field
        label="Name"
        hint="As it stands in timelines and mails. What is in the trail already keeps the old one."
        error={fields.name}
        required
      >
        <Input name="name" autoComplete="name" maxLength={120} defaultValue={name} />
      </Field>
      <Field label="Email" hint="You sign in with it. It cannot be changed here." required>
        <Input type="email" value={email} readOnly />
      </Field>
    </FormCard>
  );
}

export function PasswordForm({ email }: { email: string }) {
  const { run, pending, failure, fields } = useFormAction();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const input = {
      current: String(typed.get("current") ?? ""),
      password: String(typed.get("password") ?? ""),
    };
    void run(
      () => changePasswordAction(input),
      () => {
        form.reset();
        toast.success("Your password is changed", { description: "Every other device was signed out." });
      },
    );
  }
  return (
    <FormCard
      title="Password"
      description="Changing it signs out every other device."
      submitLabel="Change password"
      pending={pending}
      onSubmit={submit}
    >
      <FormErrorSummary message={failure?.message} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label="Present password" error={fields.current} required>
        <Input name="current" type="password" autoComplete="current-password" maxLength={200} />
      </Field>
      <Field
        label="New password"
        hint="At least 12 characters. Several words in a row are good; a password manager is better."
        error={fields.password}
        required
      >
        <Input name="password" type="password" autoComplete="new-password" maxLength={200} />
      </Field>
    </FormCard>
  );
}

export function SignOutEverywhere() {
  const { run, pending, failure } = useFormAction();
  const [asked, setAsked] = useState(false);
  return (
    <Card
      title="Devices"
      description="Signs out every browser that is signed in as you, this one included. API keys keep working."
    >
      <div className="space-y-3">
        <FormErrorSummary message={failure?.message} />
        {asked ? (
          <div className="flex flex-wrap items-center gap-2">
            <Button
              variant="destructive"
              icon={<LogOut aria-hidden />}
              pending={pending}
              onClick={() =>
                void run(
                  () => signOutEverywhereAction(null),
                  () => {},
                )
              }
            >
              Yes, sign out everywhere
            </Button>
            <Button onClick={() => setAsked(false)} disabled={pending}>
              Go back
            </Button>
          </div>
        ) : (
          <Button icon={<LogOut aria-hidden />} onClick={() => setAsked(true)}>
            Sign out everywhere
          </Button>
        )}
      </div>
    </Card>
  );
}
