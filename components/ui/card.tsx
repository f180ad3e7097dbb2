import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface CardProps {
  title?: ReactNode;
  description?: ReactNode;
  /** Buttons or a badge at the end of the heading row. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** Level of the title's heading. */
  level?: 2 | 3;
  /** Lets a table or list reach the card's edges. */
  flush?: boolean;
  id?: string;
  className?: string;
  /** On paper it is kept in one piece, or left out. */
  print?: "keep" | "hide";
  children?: ReactNode;
}

export function Card({
  title,
  description,
  actions,
  footer,
  level = 2,
  flush,
  id,
  className,
  print = "keep",
  children,
}: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  const headingId = id ? `${id}-title` : undefined;
  return (
    <section
      id={id}
      aria-labelledby={title ? headingId : undefined}
      data-print={print}
      className={cn("min-w-0 rounded-card border border-line bg-surface shadow-card", className)}
    >
      {title ? (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3">
          <div className="min-w-0">
            <Heading id={headingId} className="text-sm font-semibold">
              {title}
            </Heading>
            {description ? <p className="mt-0.5 text-dense text-ink-subtle">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-none items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      <div className={flush ? undefined : "p-4"}>{children}</div>
      {footer ? (
        <div className="flex flex-wrap items-center justify-end gap-2 rounded-b-card border-t border-line bg-sunken px-4 py-2.5">
          {footer}
        </div>
      ) : null}
    </section>
  );
}
