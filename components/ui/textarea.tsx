"use client";

import { type ComponentProps, useId, useState } from "react";
import { cn } from "./class-names";
import { useFieldControl } from "./field";
import { inputClasses } from "./input";

export interface TextareaProps extends ComponentProps<"textarea"> {
  /** Shows how many characters are left of `maxLength`, and says so aloud when few are. */
  counter?: boolean;
}

export function Textarea({ counter, className, onChange, ...rest }: TextareaProps) {
  const control = useFieldControl(rest);
  const counterId = useId();
  const [length, setLength] = useState(String(rest.value ?? rest.defaultValue ?? "").length);
  const limit = rest.maxLength;
  const shown = typeof rest.value === "string" ? rest.value.length : length;
  const remaining = limit === undefined ? null : limit - shown;
  const few = remaining !== null && limit !== undefined && remaining <= Math.min(100, limit * 0.1);
  const describedBy = [control["aria-describedby"], counter ? counterId : undefined]
    .filter(Boolean)
    .join(" ");
  return (
    <div className="flex flex-col gap-1">
      <textarea
        {...rest}
        {...control}
        aria-describedby={describedBy || rest["aria-describedby"]}
        className={cn(
          inputClasses,
          "h-auto min-h-20 py-2 leading-5 [field-sizing:content] max-md:h-auto",
          className,
        )}
        onChange={(event) => {
          setLength(event.target.value.length);
          onChange?.(event);
        }}
      />
      {counter && limit !== undefined ? (
        <p
          id={counterId}
          className={cn(
            "self-end text-xs tabular-nums",
            few ? "font-medium text-warning-fg" : "text-ink-subtle",
          )}
        >
          {shown.toLocaleString("en")} of {limit.toLocaleString("en")} characters
          <span aria-live="polite" className="sr-only">
            {few ? `${remaining} characters left` : ""}
          </span>
        </p>
      ) : null}
    </div>
  );
}
