"use client";

import { type FormEvent, type ReactNode, useId } from "react";
import { RefusalList } from "@/components/bookings/refusal-list";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { adviceAfter, type Refused } from "@/lib/client/lost-answer";

interface AssetDialogProps {
  title: string;
  description?: string;
  submitLabel: string;
  destructive?: boolean;
  sending: boolean;
  /** Why it cannot be sent now, or null. */
  disabledReason?: string | null;
  refused: Refused | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** The dialogs about an asset: a form, what refused it, and the two ways out. */
export function AssetDialog({
  title,
  description,
  submitLabel,
  destructive,
  sending,
  disabledReason,
  refused,
  onSubmit,
  onClose,
  children,
}: AssetDialogProps) {
  const formId = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!sending) onSubmit();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || sending || onClose()}
      kind={destructive ? "alert" : "dialog"}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose} disabled={sending}>
            Go back
          </Button>
          <Button
            type="submit"
            form={formId}
            variant={destructive ? "destructive" : "primary"}
            pending={sending || undefined}
            disabledReason={disabledReason}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4" noValidate>
        {refused && !refused.fields && refused.code !== "reason_required" ? (
          <RefusalList
            role="alert"
            refusals={[refused]}
            advice={adviceAfter(refused, "Nothing was changed, and what you typed is kept.")}
          />
        ) : null}
        {children}
      </form>
    </Dialog>
  );
}
