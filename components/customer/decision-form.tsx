"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

interface DecisionFormProps {
  /** Takes the form's POST. */
  action: string;
  command: string;
  /** Of the booking as shown, so that a decision about something else is refused. */
  version: number;
  reference: string;
  /** What else is sent along. */
  also?: Readonly<Record<string, string>>;
  submitLabel: string;
  variant: "primary" | "destructive";
  /** Asks why; whoever reads the hint sees who gets to read it. */
  reason?: { readonly label: string; readonly hint: string; readonly required: boolean };
  icon?: ReactNode;
}

/** A plain form that works without a script; with one, it cannot be sent twice. */
export function DecisionForm({
  action,
  command,
  version,
  reference,
  also,
  submitLabel,
  variant,
  reason,
  icon,
}: DecisionFormProps) {
  const [sent, setSent] = useState(false);
  useEffect(() => {
    const again = () => setSent(false);
    window.addEventListener("pageshow", again);
    return () => window.removeEventListener("pageshow", again);
  }, []);
  return (
    <form method="post" action={action} onSubmit={() => setSent(true)} className="space-y-3">
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="reference" value={reference} />
      {Object.entries(also ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {reason ? (
        <Field label={reason.label} hint={reason.hint} required={reason.required}>
          <Textarea name="reason" maxLength={2000} rows={3} />
        </Field>
      ) : null}
      <Button
        type="submit"
        variant={variant}
        size="large"
        icon={icon}
        pending={sent}
        className="w-full sm:w-auto sm:min-w-48"
      >
        {submitLabel}
      </Button>
    </form>
  );
}
