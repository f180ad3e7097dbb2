"use client";

import { Ban, CircleCheck, TimerOff } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Timestamp } from "@/components/ui/timestamp";
import { revokeApiKeyAction } from "@/lib/actions/api-keys";
import { absoluteText } from "@/lib/client/time-text";
import { roleLabels } from "@/lib/domain/access/role-labels";
import type { ApiKeyDto } from "@/lib/schemas/api-key";
import { ConfirmAction } from "./confirm-action";
import { SettingsTable } from "./settings-table";

interface ApiKeysTableProps {
  org: string;
  keys: readonly ApiKeyDto[];
  /** The organization's IANA zone. */
  zone: string;
}

const COLUMNS = [
  { key: "name", label: "Key" },
  { key: "roles", label: "Roles" },
  { key: "state", label: "State" },
  { key: "used", label: "Last used" },
  { key: "menu", label: "Actions", quiet: true },
];

export function ApiKeysTable({ org, keys, zone }: ApiKeysTableProps) {
  const [asked, setAsked] = useState<ApiKeyDto | null>(null);

  return (
    <>
      <SettingsTable
        caption="API keys"
        columns={COLUMNS}
        rows={keys.map((key) => ({
          key: key.id,
          cells: [
            <div key="name" className="min-w-0">
              <p className="font-medium text-ink">{key.name}</p>
              <p className="text-xs text-ink-subtle">
                <code className="font-mono">{key.prefix}…</code>
                {key.own ? "" : ` · ${key.owner.name}`}
              </p>
            </div>,
            <span key="roles" className="text-ink-muted">
              {roleLabels(key.roles).join(", ")}
            </span>,
            <KeyState key="state" apiKey={key} zone={zone} />,
            <span key="used" className="text-ink-muted">
              {key.lastUsedAt ? (
                <>
                  <span className="md:hidden">Last used </span>
                  <Timestamp at={key.lastUsedAt} zone={zone} />
                </>
              ) : (
                "Never used"
              )}
            </span>,
            key.state === "active" ? (
              <Button key="menu" size="small" onClick={() => setAsked(key)}>
                Revoke
                <span className="sr-only"> {key.name}</span>
              </Button>
            ) : null,
          ],
        }))}
      />
      {asked ? (
        <ConfirmAction
          title={`Revoke ${asked.name}?`}
          description="Programs that use it are refused at once. A revoked key cannot be brought back."
          confirmLabel="Revoke key"
          call={() => revokeApiKeyAction(org, { id: asked.id })}
          doneMessage={`${asked.name} no longer works`}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

function KeyState({ apiKey, zone }: { apiKey: ApiKeyDto; zone: string }) {
  if (apiKey.state === "revoked")
    return (
      <Badge tone="muted" icon={<Ban aria-hidden />}>
        Revoked
      </Badge>
    );
  if (apiKey.state === "expired")
    return (
      <Badge tone="warning" icon={<TimerOff aria-hidden />}>
        Expired
      </Badge>
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Badge tone="positive" icon={<CircleCheck aria-hidden />}>
        Active
      </Badge>
      {apiKey.expiresAt ? (
        <span className="text-xs text-ink-subtle">
          until{" "}
          <time dateTime={apiKey.expiresAt}>{absoluteText(new Date(apiKey.expiresAt), zone, "date")}</time>
        </span>
      ) : null}
    </span>
  );
}
