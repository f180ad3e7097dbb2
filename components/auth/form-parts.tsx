import type { ReactNode } from "react";
import type { AccessFormState } from "@/lib/actions/access-forms";

export const EMPTY_FORM: AccessFormState = { done: false, error: null, fields: {}, typed: {} };

interface FormHeadingProps {
  title: string;
  children?: ReactNode;
}

export function FormHeading({ title, children }: FormHeadingProps) {
  return (
    <div className="space-y-2">
      <h1 data-page-heading tabIndex={-1} className="text-2xl font-semibold tracking-tight text-balance">
        {title}
      </h1>
      {children ? <div className="text-base text-pretty text-ink-muted">{children}</div> : null}
    </div>
  );
}
