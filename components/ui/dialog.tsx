"use client";

import dynamic from "next/dynamic";
import type { ReactNode, RefObject } from "react";

const DialogParts = dynamic(() => import("./dialog-parts"), { ssr: false });

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

/** Traps focus while open and gives it back. Its code is loaded when a dialog first opens. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <DialogParts {...rest} /> : null;
}

export interface SheetProps extends Omit<DialogProps, "width" | "kind"> {
  side?: "end" | "bottom";
}

/** A dialog at an edge of the window: details beside a list, a menu on a phone. */
export function Sheet({ open, side = "end", ...rest }: SheetProps) {
  return open ? <DialogParts {...rest} side={side} /> : null;
}
