"use client";

import { Banner } from "./banner";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { Dialog } from "./dialog";
import type { DialogProps } from "./dialog-props";

interface SecretDialogProps extends Omit<DialogProps, "kind"> {
  /** Null until it is made; from then on it is all that the dialog shows. */
  secret: string | null;
  /** What the dialog says with the secret. */
  shown: {
    readonly title: string;
    readonly description: string;
    /** What is copied, such as "key". */
    readonly what: string;
    readonly warning: string;
    readonly advice: string;
  };
}

/** Makes something secret, and shows it the one time that it can be shown. */
export function SecretDialog({ secret, shown, ...making }: SecretDialogProps) {
  if (secret === null) return <Dialog {...making} />;
  return (
    <Dialog
      open={making.open}
      onOpenChange={making.onOpenChange}
      kind="alert"
      title={shown.title}
      description={shown.description}
      footer={
        <Button variant="primary" onClick={() => making.onOpenChange(false)}>
          I have copied it
        </Button>
      }
    >
      <div className="space-y-3">
        <div className="flex flex-wrap items-center gap-2 rounded-control border border-line bg-sunken p-3">
          <code className="min-w-0 flex-1 basis-48 font-mono text-dense break-all">{secret}</code>
          <CopyButton value={secret} what={shown.what} withText />
        </div>
        <Banner tone="warning" title={shown.warning}>
          {shown.advice}
        </Banner>
      </div>
    </Dialog>
  );
}
