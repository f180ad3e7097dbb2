"use client";

import { Users } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { BookingPeriod } from "@/components/bookings/booking-period";
import { DomainIcon } from "@/components/bookings/domain-icon";
import { StatusBadge } from "@/components/bookings/status-badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Countdown } from "@/components/ui/countdown";
import { Timestamp } from "@/components/ui/timestamp";
import { commandPresentation } from "@/lib/domain/lifecycle/presentation";
import { routes } from "@/lib/routes";
import type { Approval } from "@/lib/schemas/approval";
import { AnswerForm } from "./answer-form";

export type Answer = "accept" | "reject";

interface ApprovalItemProps {
  org: string;
  zone: string;
  approval: Approval;
  /** Which answer is being given. */
  open: Answer | null;
  onOpen: (answer: Answer) => void;
  onClose: () => void;
  onDecided: (status: string) => void;
}

/** One booking of the queue: what it is, how long it waits, how long is left, and the two answers. */
export function ApprovalItem({ org, zone, approval, open, onOpen, onClose, onDecided }: ApprovalItemProps) {
  const command = open ? approval[open] : null;
  return (
    <li
      data-approval={approval.id}
      className={cn(
        "rounded-card border border-line bg-surface shadow-card transition-colors focus-within:border-accent",
        open && "border-accent",
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4">
        <div className="min-w-0 flex-1 basis-72">
          <div className="flex flex-wrap items-center gap-2">
            <Link
              href={routes.desk(org).booking(approval.reference)}
              data-row-link
              prefetch={false}
              className="reference rounded-sm font-mono font-medium underline-offset-2 hover:underline"
            >
              {approval.reference}
            </Link>
            <StatusBadge lifecycle={approval.lifecycle} status={approval.status} />
            {approval.deadlineAt ? (
              <Countdown to={approval.deadlineAt} zone={zone} label="Answer" className="text-dense" />
            ) : (
              <span className="text-dense text-ink-subtle">no time limit</span>
            )}
          </div>
          <p className="mt-1.5 text-sm wrap-anywhere">
            <span className="font-medium">{approval.customerName}</span>
            <span className="text-ink-muted"> · {approval.offeringName}</span>
          </p>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-dense text-ink-subtle">
            <span className="inline-flex items-center gap-1">
              <Users aria-label="Party" className="size-3.5" />
              {approval.partySize}
            </span>
            <span>
              asked for <Timestamp at={approval.createdAt} zone={zone} unfocusable />
              {approval.sellerName ? ` by ${approval.sellerName}` : null}
            </span>
            {approval.supplierName ? <span>{approval.supplierName}</span> : null}
          </p>
        </div>
        <div className="min-w-48 text-sm">
          <BookingPeriod startsAt={approval.startsAt} endsAt={approval.endsAt} zone={zone} />
        </div>
        <div className="flex flex-none gap-2 max-md:w-full max-md:*:flex-1">
          <AnswerButton approval={approval} kind="reject" onOpen={onOpen} />
          <AnswerButton approval={approval} kind="accept" onOpen={onOpen} />
        </div>
      </div>
      {approval.notes ? (
        <p className="border-t border-line px-4 py-2.5 text-dense whitespace-pre-wrap wrap-anywhere text-ink-muted">
          {approval.notes}
        </p>
      ) : null}
      {open && command ? (
        <AnswerForm
          key={open}
          org={org}
          zone={zone}
          approval={approval}
          command={command}
          onClose={onClose}
          onDecided={onDecided}
        />
      ) : null}
    </li>
  );
}

function AnswerButton({
  approval,
  kind,
  onOpen,
}: {
  approval: Approval;
  kind: Answer;
  onOpen: (answer: Answer) => void;
}): ReactNode {
  const command = approval[kind];
  if (!command) return null;
  const { label, icon } = commandPresentation(command.command);
  return (
    <Button
      icon={<DomainIcon name={icon} />}
      aria-label={`${label} ${approval.reference}`}
      disabledReason={command.refusals[0]?.message}
      variant={kind === "accept" ? "primary" : "secondary"}
      onClick={() => onOpen(kind)}
    >
      {label}
    </Button>
  );
}
