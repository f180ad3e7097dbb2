import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonVariants, buttonStyles } from "./button-styles";
import { cn } from "./class-names";
import { DisabledButton } from "./disabled-button";

export interface ButtonProps extends Omit<ComponentProps<"button">, "children">, ButtonVariants {
  icon?: ReactNode;
  /** Why this may not be pressed now. The button stays focusable, says why, and does nothing. */
  disabledReason?: string | null | undefined;
  /** While true a spinner replaces the icon and presses are ignored; the label stays. */
  pending?: boolean;
  children: ReactNode;
}

export function Button({
  variant,
  size,
  icon,
  disabledReason,
  pending,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  const classes = cn(buttonStyles({ variant, size }), className);
  if (disabledReason) {
    return (
      <DisabledButton
        id={rest.id}
        ref={rest.ref}
        aria-label={rest["aria-label"]}
        reason={disabledReason}
        className={classes}
      >
        {icon}
        {children}
      </DisabledButton>
    );
  }
  return (
    <button
      {...rest}
      type={type}
      className={classes}
      disabled={rest.disabled || pending}
      aria-busy={pending || undefined}
    >
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </button>
  );
}
