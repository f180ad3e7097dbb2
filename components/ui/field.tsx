"use client";

import { CircleAlert } from "lucide-react";
import { createContext, type ReactNode, use, useId } from "react";
import { cn } from "./class-names";

interface FieldControl {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldControl | null>(null);

interface ControlProps {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
  required?: boolean | undefined;
}

/** What a control inside a Field takes from it: its id, description, validity; the control's own props win. */
export function useFieldControl(own: ControlProps): ControlProps {
  const field = use(FieldContext);
  if (!field) return {};
  return {
    id: own.id ?? field.id,
    "aria-describedby": [own["aria-describedby"], field.describedBy].filter(Boolean).join(" ") || undefined,
    "aria-invalid": own["aria-invalid"] ?? (field.invalid || undefined),
    required: own.required ?? (field.required || undefined),
  };
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; a list shows its first sentence. */
  error?: string | readonly string[] | null | undefined;
  required?: boolean;
  /** Keeps the label for screen readers alone. */
  hideLabel?: boolean;
  /** Set when something outside must point at the control, such as a form's error summary. */
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A label, a control, a hint and an error, tied together for assistive technology. */
export function Field({ label, hint, error, required, hideLabel, id, className, children }: FieldProps) {
  const generated = useId();
  const controlId = id ?? generated;
  const message = typeof error === "string" ? error : error?.[0];
  const hintId = hint ? `${controlId}-hint` : undefined;
  const errorId = message ? `${controlId}-error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext
      value={{ id: controlId, describedBy, invalid: Boolean(message), required: Boolean(required) }}
    >
      <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
        <label
          id={`${controlId}-label`}
          htmlFor={controlId}
          className={cn("w-fit text-dense font-medium text-ink", hideLabel && "sr-only")}
        >
          {label}
          {required ? null : <span className="font-normal text-ink-subtle"> (optional)</span>}
        </label>
        {children}
        {hint ? (
          <p id={hintId} className="text-xs text-ink-subtle">
            {hint}
          </p>
        ) : null}
        {message ? (
          <p id={errorId} className="flex items-start gap-1 text-xs font-medium text-negative-fg">
            <CircleAlert aria-hidden className="mt-px size-3.5 flex-none" />
            {message}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
