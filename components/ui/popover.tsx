"use client";

import dynamic from "next/dynamic";
import { type ReactNode, type Ref, useId, useRef, useState } from "react";

const PopoverParts = dynamic(() => import("./popover-parts"), { ssr: false });

/** What the trigger's button must be given. */
export interface PopoverTriggerProps {
  ref: Ref<HTMLButtonElement>;
  "aria-haspopup": "dialog";
  "aria-expanded": boolean;
  "aria-controls": string | undefined;
  onClick: () => void;
}

export interface PopoverProps {
  /** Names the panel for screen readers. */
  label: string;
  /** Renders the button; spread the props on it. */
  trigger: (props: PopoverTriggerProps) => ReactNode;
  /** The panel; `close` closes it and gives focus back to the trigger. */
  children: ReactNode | ((close: () => void) => ReactNode);
  align?: "start" | "end";
  className?: string;
}

/** A panel at a button. Its code is loaded when a popover first opens. */
export function Popover({ label, trigger, children, align = "start", className }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const contentId = useId();
  const close = () => setOpen(false);
  return (
    <>
      {trigger({
        ref: anchor,
        "aria-haspopup": "dialog",
        "aria-expanded": open,
        "aria-controls": open ? contentId : undefined,
        onClick: () => setOpen((was) => !was),
      })}
      {open ? (
        <PopoverParts
          anchor={anchor}
          contentId={contentId}
          label={label}
          align={align}
          className={className}
          onClose={close}
        >
          {typeof children === "function" ? children(close) : children}
        </PopoverParts>
      ) : null}
    </>
  );
}
