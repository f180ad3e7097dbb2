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
  const [asked, setAsked] = useState<{ id: string; command: GivenSquawkCommand } | null>(null);
  // As it stands now, so that a dialog looks again at what changed meanwhile.
  const squawk = squawks.find(({ id }) => id === asked?.id);
  if (squawks.length === 0)
    return <NoneYet title="No squawks">Nobody has reported that anything is wrong with it.</NoneYet>;
  return (
    <>
      <ul aria-label="Squawks" className="divide-y divide-line">
        {squawks.map((one) => (
          <li key={one.id} className="space-y-2 px-4 py-3">
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="min-w-0 text-sm font-medium wrap-anywhere">{one.title}</h3>
              <SeverityBadge severity={one.severity} />
              <SquawkStatusBadge status={one.status} />
            </div>
            <p className="text-dense whitespace-pre-wrap wrap-anywhere">{one.description}</p>
            <p className="text-xs text-ink-subtle">
              Reported by {one.reporterName ?? "a member"}, <Timestamp at={one.reportedAt} zone={zone} />
              {one.deferredUntil ? (
                <>
                  {" "}
                  · Deferred until <Timestamp at={one.deferredUntil} zone={zone} form="full" />
                </>
              ) : null}
            </p>
            {one.reason && (one.status === "dismissed" || one.status === "deferred") ? (
              <blockquote className="border-l-2 border-line-strong pl-3 text-dense whitespace-pre-wrap wrap-anywhere text-ink-muted">
                <span className="sr-only">Reason: </span>
                {one.reason}
              </blockquote>
            ) : null}
            <Commands
              squawk={one}
              refused={refusedToDecide}
              onAsk={(command) => setAsked({ id: one.id, command })}
            />
          </li>
        ))}
      </ul>
      {asked && squawk ? (
        <SquawkCommandDialog
          org={org}
          zone={zone}
          squawk={squawk}
          command={asked.command}
          onClose={() => setAsked(null)}
        />
      ) : null}
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
