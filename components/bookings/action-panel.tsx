"use client";

import { ArrowRight, Lock, Mail } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { usePaletteItems } from "@/components/shell/palette-items";
import { Button } from "@/components/ui/button";
import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import { commandPresentation } from "@/lib/domain/lifecycle/presentation";
import type { BookingAtHand } from "./booking-at-hand";
import { DomainIcon } from "./domain-icon";
import { StatusBadge } from "./status-badge";

const CommandDialog = dynamic(() => import("./command-dialog"), { ssr: false });

interface ActionPanelProps {
  org: string;
  booking: BookingAtHand;
  /** Commands that a person can give; what is refused comes with its reason. */
  commands: readonly AvailableCommand[];
}

/** Every command that the booking's status has an edge for: each with where it leads, or why it is refused. */
export function ActionPanel({ org, booking, commands }: ActionPanelProps) {
  const [asked, setAsked] = useState<string | null>(null);
  usePaletteItems(
    commands.map((item) => {
      const { label, icon } = commandPresentation(item.command);
      return {
        key: `command-${item.command}`,
        label: `${label}: ${booking.reference}`,
        group: "This booking",
        icon: <DomainIcon name={icon} />,
        disabledReason: item.refusals[0]?.message,
        run: () => setAsked(item.command),
      };
    }),
  );
  const main = commands.find(
    ({ allowed, command }) => allowed && !commandPresentation(command).destructive,
  )?.command;
  return (
    <>
      <ul className="divide-y divide-line">
        {commands.map((item) => (
          <ActionRow
            key={item.command}
            booking={booking}
            item={item}
            main={item.command === main}
            onAsk={() => setAsked(item.command)}
          />
        ))}
      </ul>
      {asked === null ? null : (
        <CommandDialog
          org={org}
          booking={booking}
          commandKey={asked}
          command={commands.find(({ command }) => command === asked) ?? null}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface ActionRowProps {
  booking: BookingAtHand;
  item: AvailableCommand;
  main: boolean;
  onAsk: () => void;
}

function ActionRow({ booking, item, main, onAsk }: ActionRowProps) {
  const { label, icon, destructive } = commandPresentation(item.command);
  const refusal = item.refusals[0]?.message;
  const mails = item.preview.filter(({ kind }) => kind === "mail").length;
  return (
    <li className="flex flex-col gap-1.5 py-3 first:pt-0 last:pb-0">
      <Button
        variant={main ? "primary" : "secondary"}
        icon={<DomainIcon name={icon} />}
        disabledReason={refusal}
        onClick={onAsk}
        aria-haspopup="dialog"
        className={destructive && !refusal ? "w-full text-negative-fg" : "w-full"}
      >
        {label}
      </Button>
      {refusal ? (
        <p aria-hidden className="flex gap-1.5 text-xs text-ink-subtle">
          <Lock className="mt-px size-3.5 flex-none" />
          <span>{refusal}</span>
        </p>
      ) : (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-muted">
          {item.to === null ? (
            "You choose the new status."
          ) : item.to === booking.status ? (
            "Keeps the status"
          ) : (
            <span className="inline-flex items-center gap-1.5">
              <ArrowRight role="img" aria-label="Leads to" className="size-3.5 text-ink-subtle" />
              <StatusBadge lifecycle={booking.lifecycle} status={item.to} />
            </span>
          )}
          {mails > 0 ? (
            <span className="inline-flex items-center gap-1">
              <Mail aria-hidden className="size-3.5 text-ink-subtle" />
              {mails === 1 ? "1 mail" : `${mails} mails`}
            </span>
          ) : null}
          {item.reasonRequired ? <span>needs a reason</span> : null}
        </p>
      )}
    </li>
  );
}
