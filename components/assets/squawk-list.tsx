"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Timestamp } from "@/components/ui/timestamp";
import { SQUAWK_TRANSITIONS } from "@/lib/domain/assets/squawk";
import type { AssetSquawk } from "@/lib/schemas/asset";
import { GIVEN_SQUAWK_COMMANDS } from "@/lib/schemas/squawk";
import { NoneYet } from "./none-yet";
import { SeverityBadge, SquawkStatusBadge } from "./squawk-badges";
import { type GivenSquawkCommand, SQUAWK_COMMAND_WORDS } from "./squawk-words";

const SquawkCommandDialog = dynamic(() => import("./squawk-command-dialog"), { ssr: false });

interface SquawkListProps {
  org: string;
  /** IANA zone of the asset. */
  zone: string;
  squawks: readonly AssetSquawk[];
  /** Why this person decides none of them, or null. */
  refusedToDecide: string | null;
}

/** What was reported about an asset, with what can be done about each. */
export function SquawkList({ org, zone, squawks, refusedToDecide }: SquawkListProps) {
  const [asked, setAsked] = useState<{ squawk: AssetSquawk; command: GivenSquawkCommand } | null>(null);
  if (squawks.length === 0)
    return <NoneYet title="No squawks">Nobody has reported that anything is wrong with it.</NoneYet>;
  return (
    <>
      <ul aria-label="Squawks" className="divide-y divide-line">
        {squawks.map((squawk) => (
          <li key={squawk.id} className="space-y-2 px-4 py-3">
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="min-w-0 text-sm font-medium wrap-anywhere">{squawk.title}</h3>
              <SeverityBadge severity={squawk.severity} />
              <SquawkStatusBadge status={squawk.status} />
            </div>
            <p className="text-dense whitespace-pre-wrap wrap-anywhere">{squawk.description}</p>
            <p className="text-xs text-ink-subtle">
              Reported by {squawk.reporterName ?? "a member"},{" "}
              <Timestamp at={squawk.reportedAt} zone={zone} />
              {squawk.deferredUntil ? (
                <>
                  {" "}
                  · Deferred until <Timestamp at={squawk.deferredUntil} zone={zone} form="full" />
                </>
              ) : null}
            </p>
            {squawk.reason && (squawk.status === "dismissed" || squawk.status === "deferred") ? (
              <blockquote className="border-l-2 border-line-strong pl-3 text-dense whitespace-pre-wrap wrap-anywhere text-ink-muted">
                <span className="sr-only">Reason: </span>
                {squawk.reason}
              </blockquote>
            ) : null}
            <Commands
              squawk={squawk}
              refused={refusedToDecide}
              onAsk={(command) => setAsked({ squawk, command })}
            />
          </li>
        ))}
      </ul>
      {asked ? <SquawkCommandDialog {...asked} org={org} zone={zone} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function Commands({
  squawk,
  refused,
  onAsk,
}: {
  squawk: AssetSquawk;
  refused: string | null;
  onAsk: (command: GivenSquawkCommand) => void;
}) {
  const offered = GIVEN_SQUAWK_COMMANDS.filter((command) =>
    SQUAWK_TRANSITIONS.some((row) => row.command === command && row.from.includes(squawk.status)),
  );
  if (offered.length === 0) return null;
  return (
    <div data-print="hide" className="flex flex-wrap gap-2">
      {offered.map((command) => (
        <Button
          key={command}
          size="small"
          aria-label={`${SQUAWK_COMMAND_WORDS[command].label}: ${squawk.title}`}
          disabledReason={refused}
          onClick={() => onAsk(command)}
        >
          {SQUAWK_COMMAND_WORDS[command].label}
        </Button>
      ))}
    </div>
  );
}
