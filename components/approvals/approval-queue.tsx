"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { usePaletteItems } from "@/components/shell/palette-items";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import { announce } from "@/lib/client/announce";
import { useShortcuts } from "@/lib/client/shortcuts";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { routes } from "@/lib/routes";
import type { Approval } from "@/lib/schemas/approval";
import { type Answer, ApprovalItem } from "./approval-item";

interface ApprovalQueueProps {
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  approvals: readonly Approval[];
}

/** The queue keeps one's place: decide, and the next one has focus. */
export function ApprovalQueue({ org, zone, approvals }: ApprovalQueueProps) {
  const router = useRouter();
  const list = useRef<HTMLOListElement>(null);
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<{ id: string; answer: Answer } | null>(null);
  const [, refresh] = useTransition();
  const next = useRef<string | null>(null);
  const waiting = approvals.filter(({ id, version }) => !decided.has(`${id} ${version}`));

  function items(): HTMLElement[] {
    return [...(list.current?.querySelectorAll<HTMLElement>("[data-approval]") ?? [])];
  }

  function focusItem(id: string | null) {
    const target = items().find((item) => item.dataset.approval === id);
    target?.querySelector<HTMLElement>("a[data-row-link]")?.focus({ focusVisible: true } as FocusOptions);
    target?.scrollIntoView({ block: "nearest" });
  }

  function current(): string | null {
    return items().find((item) => item.contains(document.activeElement))?.dataset.approval ?? null;
  }

  function move(step: 1 | -1): boolean {
    const ids = waiting.map(({ id }) => id);
    const at = ids.indexOf(current() ?? "");
    const to = at < 0 ? (step === 1 ? 0 : ids.length - 1) : at + step;
    const id = ids[to];
    if (id === undefined) return false;
    focusItem(id);
    return true;
  }

  function answer(kind: Answer): boolean {
    const approval = waiting.find(({ id }) => id === (current() ?? waiting[0]?.id));
    if (!approval) return false;
    const command = approval[kind];
    if (!command?.allowed) {
      announce(command?.refusals[0]?.message ?? "This cannot be answered that way.");
      focusItem(approval.id);
      return true;
    }
    setOpen({ id: approval.id, answer: kind });
    return true;
  }

  function onDecided(approval: Approval, status: string) {
    const at = waiting.findIndex(({ id }) => id === approval.id);
    const following = waiting[at + 1] ?? waiting[at - 1] ?? null;
    const label = statusPresentation(approval.lifecycle, status).label;
    next.current = following?.id ?? null;
    setOpen(null);
    setDecided((was) => new Set(was).add(`${approval.id} ${approval.version}`));
    toast.success(`${approval.reference}: ${label}`);
    const left = waiting.length - 1;
    announce(
      following
        ? `${approval.reference} is ${label}. ${left} left. Next: ${following.reference}, ${following.customerName}.`
        : `${approval.reference} is ${label}. Nothing is left to decide.`,
    );
    refresh(() => router.refresh());
  }

  // Runs after the decided row has left the page, when the next one can take the focus.
  useEffect(() => {
    if (next.current === null || decided.size === 0) return;
    focusItem(next.current);
    next.current = null;
  });

  const group = "Approvals";
  useShortcuts([
    { keys: "j", label: "Next", group, run: () => move(1) },
    { keys: "k", label: "Previous", group, run: () => move(-1) },
    { keys: "a", label: "Approve or confirm", group, run: () => answer("accept") },
    { keys: "c", label: "Approve or confirm", group, run: () => answer("accept") },
    { keys: "r", label: "Reject, with a reason", group, run: () => answer("reject") },
    {
      keys: "Enter",
      label: "Open the booking in focus",
      group,
      run: (event) => {
        if (event.target instanceof Element && event.target.closest("a, button, summary")) return false;
        const id = current();
        const reference = waiting.find((approval) => approval.id === id)?.reference;
        if (!reference) return false;
        router.push(routes.desk(org).booking(reference));
        return true;
      },
    },
  ]);
  usePaletteItems(
    waiting.slice(0, 10).map((approval) => ({
      key: `approval-${approval.id}`,
      label: `Decide ${approval.reference}, ${approval.customerName}`,
      group: "Approvals",
      run: () => focusItem(approval.id),
    })),
  );

  if (waiting.length === 0)
    return (
      <div className="rounded-card border border-line bg-surface shadow-card">
        <EmptyState kind="nothing" title="Nothing waits for your answer">
          New requests appear here, the one with the closest time limit first.
        </EmptyState>
      </div>
    );
  return (
    <ol ref={list} aria-label="Waiting for an answer, most urgent first" className="space-y-3">
      {waiting.map((approval) => (
        <ApprovalItem
          key={approval.id}
          org={org}
          zone={zone}
          approval={approval}
          open={open?.id === approval.id ? open.answer : null}
          onOpen={(kind) => setOpen({ id: approval.id, answer: kind })}
          onClose={() => {
            setOpen(null);
            focusItem(approval.id);
          }}
          onDecided={(status) => onDecided(approval, status)}
        />
      ))}
    </ol>
  );
}
