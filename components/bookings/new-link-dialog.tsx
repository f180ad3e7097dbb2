"use client";

import { useRef, useState } from "react";
import { useFormAction } from "@/components/settings/use-form-action";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { mintLinkAction } from "@/lib/actions/links";

interface NewLinkDialogProps {
  org: string;
  bookingId: string;
  onClose: () => void;
}

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
    <Dialog
      open
      onOpenChange={(open) => open || pending || onClose()}
      kind={url ? "alert" : "dialog"}
      title={url ? "Copy the address now" : "New link for the customer"}
      description={
        url
          ? "It is shown this once. Whoever has it acts for the customer."
          : "With it the customer looks at the booking, and cancels, withdraws or moves it as the policy allows, without a login."
      }
      footer={
        url ? (
          <Button variant="primary" onClick={onClose}>
            I have copied it
          </Button>
        ) : (
          <>
            <Button onClick={onClose} disabled={pending}>
              Go back
            </Button>
            <Button variant="primary" onClick={make} pending={pending}>
              Make link
            </Button>
          </>
        )
      }
    >
      {url ? (
        <div className="space-y-3">
          <div className="flex flex-wrap items-center gap-2 rounded-control border border-line bg-sunken p-3">
            <code className="min-w-0 flex-1 basis-48 font-mono text-dense break-all">{url}</code>
            <CopyButton value={url} what="address" withText />
          </div>
          <Banner tone="warning" title="Give it to the customer alone.">
            It works until a month after the booking, or until it is revoked here.
          </Banner>
        </div>
      ) : (
        <FormErrorSummary message={failure?.message} />
      )}
    </Dialog>
  );
}
