"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { LOST_ANSWER, LOST_ONCE, lost, type Refused } from "@/lib/client/lost-answer";
import type { RefusalCode } from "@/lib/domain/refusal";
import type { ActionResult } from "@/lib/schemas/action-result";

/** After these the page shows what the form did not know. */
const OVERTAKEN: readonly RefusalCode[] = [
  "stale_version",
  "illegal_transition",
  "already_exists",
  "idempotency_key_reused",
];

/** Sends a dialog's form: whether it is under way, and what refused the last one. The page is read again after it. */
export function useSend(lostWords = LOST_ANSWER) {
  const router = useRouter();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function send<T>(call: () => Promise<ActionResult<T>>, done: (data: T) => void): Promise<void> {
    setSending(true);
    setRefused(null);
    const result = await call().catch(() => null);
    setSending(false);
    if (!result) {
      setRefused(lost(lostWords));
      return;
    }
    if (!result.ok) setRefused(result.error);
    else done(result.data);
    if (result.ok || OVERTAKEN.includes(result.error.code)) router.refresh();
  }

  return { send, sending, refused };
}

/** As `useSend`, for a form that sends this key too, and so is done once however often it is sent. */
export function useSendOnce() {
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  return { ...useSend(LOST_ONCE), idempotencyKey };
}
