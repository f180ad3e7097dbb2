import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface MessagePageProps {
  icon: LucideIcon;
  /** A short line above the title, such as "Page not found". */
  eyebrow?: string;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** A whole page that says one thing: not found, no access, a link that no longer works. */
export function MessagePage({ icon: Icon, eyebrow, title, children, actions }: MessagePageProps) {
  return (
    <div className="mx-auto flex min-h-[70dvh] w-full max-w-lg flex-col justify-center px-6 py-16">
      <span className="grid size-11 place-items-center rounded-full bg-accent-soft text-accent-soft-ink">
        <Icon aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      {eyebrow ? <p className="mt-5 text-dense font-medium text-ink-subtle">{eyebrow}</p> : null}
      <h1
        data-page-heading
        tabIndex={-1}
        className={
          eyebrow
            ? "mt-1 text-2xl font-semibold tracking-tight"
            : "mt-5 text-2xl font-semibold tracking-tight"
        }
      >
        {title}
      </h1>
      <div className="mt-3 space-y-2 text-base text-pretty text-ink-muted">{children}</div>
      {actions ? <div className="mt-6 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
