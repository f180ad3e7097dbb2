import type { ReactNode, RefObject } from "react";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  width?: "small" | "medium" | "large";
  /** An "alert" asks for an answer: a press outside does not close it. */
  kind?: "dialog" | "alert";
  /** Where focus goes on close; by default, to what had it before. */
  returnFocusTo?: RefObject<HTMLElement | null>;
}
