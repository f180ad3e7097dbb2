"use client";

import { KeyRound } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { SecretDialog } from "@/components/ui/secret-dialog";
import { Select } from "@/components/ui/select";
import { createApiKeyAction } from "@/lib/actions/api-keys";
import { ROLE_LABELS } from "@/lib/domain/access/role-labels";
import type { Role } from "@/lib/domain/access/roles";
import { useFormAction } from "./use-form-action";

const DAY_MS = 86_400_000;
const LIFETIMES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "", label: "Until it is revoked" },
];

const SHOWN = {
  title: "Copy your key now",
  description: "It is shown this once. Whoever has it acts as you, with the key's roles.",
  what: "key",
  warning: "Keep it as you keep a password.",
  advice: "Not in code, not in a chat. A key that was seen by others is best revoked.",
};

/** Makes a key, and shows its secret the one time that it can be shown. */
export function CreateApiKey({ org, roles }: { org: string; roles: readonly Role[] }) {
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { run, pending, failure, fields, reset } = useFormAction();

  function close() {
    setOpen(false);
    setSecret(null);
    reset();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const days = Number(typed.get("days"));
    const input = {
      name: String(typed.get("name") ?? ""),
      roles: typed.getAll("roles").map(String),
      ...(days > 0 ? { expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() } : {}),
    };
    void run(
      () => createApiKeyAction(org, input),
      (made) => setSecret(made.secret),
    );
  }

  return (
    <>
      <Button variant="primary" icon={<KeyRound aria-hidden />} onClick={() => setOpen(true)}>
        New API key
      </Button>
      <SecretDialog
        open={open}
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        secret={secret}
        shown={SHOWN}
        title="New API key"
        description="A program that has it acts as you, with the roles that you choose here."
        footer={
          <>
            <Button onClick={close} disabled={pending}>
              Go back
            </Button>
            <Button type="submit" form={formId} variant="primary" pending={pending}>
              Make key
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={submit} className="space-y-4" noValidate>
          <FormErrorSummary message={failure?.message} />
          <Field label="Name" hint="What uses it, so that you know it again." error={fields.name} required>
            <Input name="name" maxLength={100} autoComplete="off" />
          </Field>
          <fieldset>
            <legend className="mb-2 text-dense font-medium">Roles</legend>
            <div className="grid gap-3 sm:grid-cols-2">
              {roles.map((role) => (
                <Checkbox
                  key={role}
                  name="roles"
                  value={role}
                  label={ROLE_LABELS[role].label}
                  hint={ROLE_LABELS[role].sentence}
                  defaultChecked={roles.length === 1}
                />
              ))}
            </div>
            {fields.roles ? (
              <p className="mt-1.5 text-xs font-medium text-negative-fg">{fields.roles}</p>
            ) : null}
          </fieldset>
          <Field label="Works for" error={fields.expiresAt} required>
            <Select name="days" options={LIFETIMES} defaultValue="90" />
          </Field>
        </form>
      </SecretDialog>
    </>
  );
}
