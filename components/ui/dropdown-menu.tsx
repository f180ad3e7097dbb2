"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, type ReactNode, type Ref, useId, useRef, useState } from "react";
import { cn } from "./class-names";
import type { MenuEntry } from "./menu-entry";

const DropdownMenuParts = dynamic(() => import("./dropdown-menu-parts"), { ssr: false });

/** What the trigger's button must be given. */
export interface MenuTriggerProps {
  ref: Ref<HTMLButtonElement>;
  "aria-haspopup": "menu";
  "aria-expanded": boolean;
  "aria-controls": string | undefined;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export interface DropdownMenuProps {
  label: string;
  /** Renders the button; spread the props on it. */
  trigger: (props: MenuTriggerProps) => ReactNode;
  entries: readonly MenuEntry[];
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
}

/** Commands at a button. Its code is loaded when a menu first opens. */
export function DropdownMenu({
  label,
  trigger,
  entries,
  align = "end",
  side = "bottom",
  className,
}: DropdownMenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const contentId = useId();
  return (
    <span className={cn("relative inline-flex", className)}>
      {trigger({
        ref: anchor,
        "aria-haspopup": "menu",
        "aria-expanded": open,
        "aria-controls": open ? contentId : undefined,
        onClick: () => setOpen((was) => !was),
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      {open ? (
        <DropdownMenuParts
          anchor={anchor}
          contentId={contentId}
          label={label}
          entries={entries}
          align={align}
          side={side}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </span>
  );
}
