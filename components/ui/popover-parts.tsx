"use client";

import { Anchor, Content, Portal, Root } from "radix-ui/popover";
import type { ReactNode, RefObject } from "react";
import { cn } from "./class-names";

interface PopoverPartsProps {
  anchor: RefObject<HTMLElement | null>;
  contentId: string;
  label: string;
  align: "start" | "end";
  className?: string | undefined;
  onClose: () => void;
  children: ReactNode;
}

export default function PopoverParts({
  anchor,
  contentId,
  label,
  align,
  className,
  onClose,
  children,
}: PopoverPartsProps) {
  return (
    <Root open onOpenChange={(open) => open || onClose()}>
      <Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Portal>
        <Content
          id={contentId}
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target))
              event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement === document.body || document.activeElement === null) {
              anchor.current?.focus();
            }
          }}
          className={cn(
            "z-50 max-h-(--radix-popover-content-available-height) w-64 overflow-auto rounded-card border border-line bg-raised text-ink shadow-raised duration-100 outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0",
            className,
          )}
        >
          {children}
        </Content>
      </Portal>
    </Root>
  );
}
