import { Inbox, Lock, SearchX } from "lucide-react";
import type { ReactNode } from "react";

const icons = { nothing: Inbox, "no-match": SearchX, "no-access": Lock } as const;

export interface EmptyStateProps {
  /** Nothing there yet, nothing that matches, or nothing that this person may see. */
  kind: keyof typeof icons;
  title: string;
  children?: ReactNode;
  /** The way on: make the first one, clear the filters, ask whom. */
  actions?: ReactNode;
  level?: 2 | 3;
}

export function EmptyState({ kind, title, children, actions, level = 2 }: EmptyStateProps) {
  const Icon = icons[kind];
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <span className="grid size-11 place-items-center rounded-full border border-line bg-sunken text-ink-subtle">
        <Icon aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <Heading className="mt-3 text-sm font-semibold">{title}</Heading>
      {children ? (
        <div className="mt-1 max-w-sm text-dense text-pretty text-ink-muted">{children}</div>
      ) : null}
      {actions ? <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
