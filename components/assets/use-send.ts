"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { LOST_ANSWER, lost, type Refused } from "@/lib/client/lost-answer";
import type { ActionResult } from "@/lib/schemas/action-result";

/** Sends a dialog's form: whether it is under way, and what refused the last one. The page is read again after it. */
export function useSend() {
  const router = useRouter();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function send<T>(call: () => Promise<ActionResult<T>>, done: (data: T) => void): Promise<void> {
    setSending(true);
    setRefused(null);
    const result = await call().catch(() => null);
    setSending(false);
    if (!result) {
      setRefused(lost(LOST_ANSWER));
      return;
    }
    if (!result.ok) setRefused(result.error);
    else done(result.data);
    if (result.ok || result.error.code === "stale_version" || result.error.code === "illegal_transition")
      router.refresh();
  }

  return { send, sending, refused };
}
