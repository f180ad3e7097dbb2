"use client";

import { X } from "lucide-react";
import { Close, Content, Description, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import { useState } from "react";
import { cn } from "./class-names";
import type { DialogProps } from "./dialog-props";
import { IconButton } from "./icon-button";

const widths = { small: "sm:max-w-md", medium: "sm:max-w-lg", large: "sm:max-w-2xl" } as const;

const sides = {
  center:
    "inset-x-0 bottom-0 max-h-[88dvh] rounded-t-xl data-[state=open]:slide-in-from-bottom-4 sm:inset-x-4 sm:top-[12vh] sm:bottom-auto sm:mx-auto sm:max-h-[76vh] sm:rounded-xl sm:data-[state=open]:zoom-in-[0.98] sm:data-[state=open]:slide-in-from-bottom-0",
  end: "inset-y-0 right-0 w-full max-w-md data-[state=open]:slide-in-from-right-8",
  bottom: "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl data-[state=open]:slide-in-from-bottom-8",
} as const;

const controls = "input:not([type=hidden]), textarea, select";

/** What is to be filled in first, else the way out, else the dialog: never the corner's close button. */
function focusFirst(dialog: HTMLElement) {
  const first =
    dialog.querySelector<HTMLElement>(`[data-dialog-body] :is(${controls})`) ??
    dialog.querySelector<HTMLElement>("[data-dialog-footer] button") ??
    dialog;
  first.focus();
}

/** Text that scrolls and holds no control must be reachable, or arrow keys could not scroll it. */
function reachByKeyboard(body: HTMLElement | null) {
  if (body && body.scrollHeight > body.clientHeight && !body.querySelector(controls)) body.tabIndex = 0;
}

export default function DialogParts({
  onOpenChange,
  title,
  description,
  children,
  footer,
  width = "medium",
  side = "center",
  kind = "dialog",
  returnFocusTo,
}: Omit<DialogProps, "open"> & { side?: keyof typeof sides }) {
  const alert = kind === "alert";
  const [opener] = useState(() => document.activeElement);
  return (
    <Root open onOpenChange={onOpenChange}>
      <Portal>
        <Overlay className="fixed inset-0 z-50 bg-scrim duration-150 data-[state=open]:animate-in data-[state=open]:fade-in-0" />
        <Content
          role={alert ? "alertdialog" : "dialog"}
          {...(description ? {} : { "aria-describedby": undefined })}
          onPointerDownOutside={alert ? (event) => event.preventDefault() : undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) focusFirst(event.currentTarget);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const target = returnFocusTo?.current ?? opener;
            if (target instanceof HTMLElement && target.isConnected) target.focus();
          }}
          className={cn(
            "fixed z-50 flex flex-col border border-line bg-raised text-ink shadow-raised duration-150 outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0",
            sides[side],
            side === "center" && widths[width],
          )}
        >
          <div className="flex items-start justify-between gap-3 px-5 pt-4 pb-1">
            <div className="min-w-0 pt-1">
              <Title className="text-base font-semibold wrap-anywhere">{title}</Title>
              {description ? (
                <Description className="mt-1 text-dense text-pretty text-ink-muted">
                  {description}
                </Description>
              ) : null}
            </div>
            {alert ? null : (
              <Close asChild>
                <IconButton label="Close" icon={<X aria-hidden />} className="-mr-1.5" />
              </Close>
            )}
          </div>
          <div ref={reachByKeyboard} data-dialog-body className="min-h-0 flex-1 overflow-y-auto px-5 py-3">
            {children}
          </div>
          {footer ? (
            <div
              data-dialog-footer
              className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3 max-sm:*:flex-1"
            >
              {footer}
            </div>
          ) : null}
        </Content>
      </Portal>
    </Root>
  );
}
