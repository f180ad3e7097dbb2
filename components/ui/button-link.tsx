import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonVariants, buttonStyles } from "./button-styles";
import { cn } from "./class-names";
import { DisabledButton } from "./disabled-button";

export interface ButtonLinkProps extends Omit<ComponentProps<typeof Link>, "children">, ButtonVariants {
  icon?: ReactNode;
  /** Why this may not be followed now; it is then rendered as a disabled button that says so. */
  disabledReason?: string | null | undefined;
  children: ReactNode;
}

/** A link that looks like a button: for going somewhere, where Button is for doing something. */
export function ButtonLink({
  variant,
  size,
  icon,
  disabledReason,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  const classes = cn(buttonStyles({ variant, size }), className);
  if (disabledReason) {
    return (
      <DisabledButton reason={disabledReason} className={classes}>
        {icon}
        {children}
      </DisabledButton>
    );
  }
  return (
    <Link {...rest} className={classes}>
      {icon}
      {children}
    </Link>
  );
}
