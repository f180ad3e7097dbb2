"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import type { DialogProps } from "./dialog-props";

export interface AlertDialogProps
  extends Pick<DialogProps, "open" | "onOpenChange" | "title" | "description" | "returnFocusTo"> {
  /** The verb of the deed, such as "Cancel booking". */
  confirmLabel: string;
  /** The way out, named so that it cannot be mistaken for the deed. */
  dismissLabel?: string;
  destructive?: boolean;
  pending?: boolean;
  disabledReason?: string | null;
  onConfirm: () => void;
  children?: ReactNode;
}

export function AlertDialog({
  confirmLabel,
  dismissLabel = "Go back",
  destructive,
  pending,
  disabledReason,
  onConfirm,
  ...rest
}: AlertDialogProps) {
  return (
    <Dialog
      {...rest}
      kind="alert"
      width="small"
      footer={
        <>
          <Button onClick={() => rest.onOpenChange(false)} disabled={pending}>
            {dismissLabel}
          </Button>
          <Button
            variant={destructive ? "destructive" : "primary"}
            onClick={onConfirm}
            pending={pending}
            disabledReason={disabledReason}
          >
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
