"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";

export interface FormErrorSummaryProps {
  /** What happened, in one sentence. Nothing is rendered without it. */
  message: string | null | undefined;
  /** What was kept and what to do next. */
  advice?: string;
  /** The fields that are wrong; `id` is that of the Field. */
  fields?: readonly { id: string; label: string; message: string }[];
  /** Shown for expected support questions. */
  requestId?: string | null;
}

/** Takes focus when it appears, so that nobody misses why a form was not accepted. */
export function FormErrorSummary({ message, advice, fields = [], requestId }: FormErrorSummaryProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (message) ref.current?.focus();
  }, [message]);
  if (!message) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-card border border-negative-line bg-negative-bg p-3 text-dense text-negative-fg"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 flex-none" />
      <div className="min-w-0">
        <p className="font-medium">{message}</p>
        {advice ? <p className="mt-0.5">{advice}</p> : null}
        {fields.length > 0 ? (
          <ul className="mt-1.5 list-disc space-y-0.5 pl-4">
            {fields.map((field) => (
              <li key={field.id}>
                <a href={`#${field.id}`} className="underline underline-offset-2">
                  {field.label}
                </a>
                : {field.message}
              </li>
            ))}
          </ul>
        ) : null}
        {requestId ? <p className="mt-1.5 font-mono text-xs">Request {requestId}</p> : null}
      </div>
    </div>
  );
}
