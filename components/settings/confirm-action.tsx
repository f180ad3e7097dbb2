"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/schemas/action-result";
import { useFormAction } from "./use-form-action";

interface ConfirmActionProps {
  title: string;
  description: string;
  confirmLabel: string;
  call: () => Promise<ActionResult<unknown>>;
  /** Said once it is done. */
  doneMessage: string;
  onClose: () => void;
}

/** Asks before something ends that cannot be brought back, ends it, and says why where that was refused. */
export function ConfirmAction({ call, doneMessage, onClose, ...words }: ConfirmActionProps) {
  const { run, pending, failure } = useFormAction();

  function confirm() {
    void run(call, () => {
      toast.success(doneMessage);
      onClose();
    });
  }

  return (
    <AlertDialog
      {...words}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      destructive
      pending={pending}
      onConfirm={confirm}
    >
      {failure ? (
        <p role="alert" className="text-dense font-medium text-negative-fg">
          {failure.message}
        </p>
      ) : null}
    </AlertDialog>
  );
}
