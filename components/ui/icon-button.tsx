import type { ComponentProps, ReactNode } from "react";
import { type ButtonVariants, buttonStyles } from "./button-styles";
import { cn } from "./class-names";
import { DisabledButton } from "./disabled-button";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children">, ButtonVariants {
  /** The accessible name; also shown as a tooltip. */
  label: string;
  icon: ReactNode;
  disabledReason?: string | null | undefined;
  /** Keys shown after the label in the tooltip, such as "⌘K". */
  shortcut?: string;
}

export function IconButton({
  label,
  icon,
  variant = "ghost",
  size,
  disabledReason,
  shortcut,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  const classes = cn(buttonStyles({ variant, size, shape: "icon" }), className);
  if (disabledReason) {
    return (
      <DisabledButton
        reason={`${label}: ${disabledReason}`}
        aria-label={label}
        ref={rest.ref}
        className={classes}
      >
        {icon}
      </DisabledButton>
    );
  }
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      data-tooltip={shortcut ? `${label} · ${shortcut}` : label}
      className={classes}
    >
      {icon}
    </button>
  );
}
