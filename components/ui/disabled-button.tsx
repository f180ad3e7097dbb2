"use client";

import { type ComponentProps, useId } from "react";

interface DisabledButtonProps extends Omit<ComponentProps<"button">, "onClick" | "type" | "disabled"> {
  reason: string;
}

/** A button that may not be pressed, and says why on hover, on focus and to screen readers. */
export function DisabledButton({ reason, children, ...rest }: DisabledButtonProps) {
  const reasonId = useId();
  return (
    <button
      {...rest}
      type="button"
      aria-disabled="true"
      aria-describedby={reasonId}
      data-tooltip={reason}
      onClick={(event) => event.preventDefault()}
    >
      {children}
      <span id={reasonId} hidden>
        {reason}
      </span>
    </button>
  );
}
