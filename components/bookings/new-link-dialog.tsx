"use client";

import { useRef, useState } from "react";
import { useFormAction } from "@/components/settings/use-form-action";
import { Button } from "@/components/ui/button";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { SecretDialog } from "@/components/ui/secret-dialog";
import { mintLinkAction } from "@/lib/actions/links";

interface NewLinkDialogProps {
  org: string;
  bookingId: string;
  onClose: () => void;
}

const SHOWN = {
  title: "Copy the address now",
  description: "It is shown this once. Whoever has it acts for the customer.",
  what: "address",
  warning: "Give it to the customer alone.",
  advice: "It works until a month after the booking, or until it is revoked here.",
};

/** Makes a link for the customer, and shows its address the one time that it can be shown. */
export function NewLinkDialog({ org, bookingId, onClose }: NewLinkDialogProps) {
  const [url, setUrl] = useState<string | null>(null);
  const { run, pending, failure } = useFormAction();
  // One for each opening, so that a second press, or a try after a lost answer, makes no second link.
  const idempotencyKey = useRef(crypto.randomUUID());

  function make() {
    void run(
      () => mintLinkAction(org, { bookingId, idempotencyKey: idempotencyKey.current }),
      (made) => setUrl(made.url),
    );
  }

  return (
    <SecretDialog
      open
      onOpenChange={(open) => open || pending || onClose()}
      secret={url}
      shown={SHOWN}
      title="New link for the customer"
      description="With it the customer looks at the booking, and cancels, withdraws or moves it as the policy allows, without a login."
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            Go back
          </Button>
          <Button variant="primary" onClick={make} pending={pending}>
            Make link
          </Button>
        </>
      }
    >
      <FormErrorSummary message={failure?.message} />
    </SecretDialog>
  );
}
