"use client";

import dynamic from "next/dynamic";
import type { DialogProps } from "./dialog-props";

const DialogParts = dynamic(() => import("./dialog-parts"), { ssr: false });

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
