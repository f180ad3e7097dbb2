import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";
import { toneClasses } from "./tone";

const icons = {
  info: Info,
  warning: TriangleAlert,
  positive: CircleCheck,
  negative: CircleAlert,
  neutral: Info,
} as const;

export interface BannerProps {
  tone?: keyof typeof icons;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** "alert" interrupts a screen reader: only for what just went wrong. */
  role?: "status" | "alert";
  className?: string;
}

export function Banner({ tone = "info", title, children, actions, role, className }: BannerProps) {
  const Icon = icons[tone];
  return (
    <div
      role={role}
      className={cn(
        "flex flex-wrap items-start gap-x-4 gap-y-2 rounded-card border px-3 py-2.5 text-dense",
        toneClasses[tone],
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon aria-hidden className="mt-0.5 size-4 flex-none" />
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          {children ? <div className="mt-0.5 text-pretty">{children}</div> : null}
        </div>
      </div>
      {actions ? <div className="flex flex-none gap-2">{actions}</div> : null}
    </div>
  );
}
