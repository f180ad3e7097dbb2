import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export interface ErrorStateProps {
  /** What happened. */
  title: string;
  /** What was kept, and what to do. */
  children?: ReactNode;
  /** Quoted when asking for help. */
  requestId?: string | undefined;
  actions?: ReactNode;
  level?: 1 | 2;
}

export function ErrorState({ title, children, requestId, actions, level = 2 }: ErrorStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-14 text-center">
      <span className="grid size-11 place-items-center rounded-full border border-negative-line bg-negative-bg text-negative-fg">
        <TriangleAlert aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <Heading className="mt-3 text-sm font-semibold">{title}</Heading>
      {children ? (
        <div className="mt-1 max-w-md text-dense text-pretty text-ink-muted">{children}</div>
      ) : null}
      {requestId ? <p className="mt-2 font-mono text-xs text-ink-subtle">Request {requestId}</p> : null}
      {actions ? <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
