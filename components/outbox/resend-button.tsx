"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { resendMailAction } from "@/lib/actions/mails";
import { LOST_ANSWER } from "@/lib/client/lost-answer";

interface ResendButtonProps {
  org: string;
  mailId: string;
  /** Why this person may not, if so. */
  disabledReason: string | null;
}

export function ResendButton({ org, mailId, disabledReason }: ResendButtonProps) {
  const router = useRouter();
  const [pending, setPending] = useState(false);

  async function resend() {
    setPending(true);
    const result = await resendMailAction(org, { mailId }).catch(() => null);
    setPending(false);
    if (result?.ok) toast.success("The mail is on its way again.");
    else
      toast.error("The mail was not sent again.", {
        description: result?.error.message ?? LOST_ANSWER,
      });
    router.refresh();
  }

  return (
    <Button
      variant="primary"
      icon={<RotateCw aria-hidden />}
      pending={pending}
      disabledReason={disabledReason}
      onClick={resend}
    >
      Send again
    </Button>
  );
}
