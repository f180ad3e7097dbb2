"use client";

import { Card } from "@/components/ui/card";

export interface DemoLoginChoice {
  readonly email: string;
  readonly name: string;
  readonly roleLabel: string;
}

interface DemoLoginsProps {
  logins: readonly DemoLoginChoice[];
  password: string;
  onChoose: (login: DemoLoginChoice) => void;
}

/** Shown in a demo alone: a press fills the form. */
export function DemoLogins({ logins, password, onChoose }: DemoLoginsProps) {
  return (
    <Card
      id="demo-logins"
      title="Demo logins"
      description={
        <>
          Press one to fill the form. They share the password{" "}
          <code className="font-mono text-xs text-ink">{password}</code>.
        </>
      }
      flush
    >
      <ul className="divide-y divide-line">
        {logins.map((login) => (
          <li key={login.email}>
            <button
              type="button"
              onClick={() => onChoose(login)}
              className="flex min-h-11 w-full items-center justify-between gap-3 px-4 py-1.5 text-left -outline-offset-2 hover:bg-hover"
            >
              <span className="min-w-0">
                <span className="block text-dense font-medium">{login.roleLabel}</span>
                <span className="block truncate text-xs text-ink-subtle">{login.email}</span>
              </span>
              <span className="flex-none text-dense text-ink-muted">{login.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
