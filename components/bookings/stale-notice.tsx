"use client";

import { ArrowRight } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Timestamp } from "@/components/ui/timestamp";
import { alreadyDone } from "@/lib/client/lost-answer";
import { commandPresentation } from "@/lib/domain/lifecycle/presentation";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { Refusal } from "@/lib/domain/refusal";
import type { MissedChange } from "@/lib/schemas/booking-page";
import { StatusBadge } from "./status-badge";

interface StaleNoticeProps {
  /** As stale. */
  refused: Refusal;
  /** The command that was refused. */
  command: string;
  lifecycle: LifecycleKey;
  zone: string;
  onLookAgain: () => void;
}

/** Says who changed what since the page was opened. */
export function StaleNotice({ refused, command, lifecycle, zone, onLookAgain }: StaleNoticeProps) {
  const changes = (refused.details?.changes as readonly MissedChange[] | undefined) ?? [];
  const done = alreadyDone(changes, command, zone, new Date());
  return (
    <Banner
      tone={done ? "info" : "warning"}
      role="alert"
      title={done ?? "The booking was changed while you were looking at it"}
      actions={
        <Button size="small" onClick={onLookAgain}>
          Look again
        </Button>
      }
    >
      <ul className="space-y-1.5 pt-1">
        {changes.map((change) => (
          <li key={change.sequence} className="flex flex-wrap items-center gap-1.5">
            <span>
              <span className="font-medium">{change.actor}</span> {commandPresentation(change.command).verb}
            </span>
            {change.from !== null && change.from !== change.to ? (
              <>
                <StatusBadge lifecycle={lifecycle} status={change.from} />
                <ArrowRight role="img" aria-label="to" className="size-3.5" />
                <StatusBadge lifecycle={lifecycle} status={change.to} />
              </>
            ) : null}
            <Timestamp at={new Date(change.at).toISOString()} zone={zone} />
          </li>
        ))}
      </ul>
      <p className="pt-1.5">
        {done ? "It was not done twice." : "Nothing of yours was done, and what you typed is kept."}
      </p>
    </Banner>
  );
}
