"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { LOST_ANSWER } from "@/lib/client/lost-answer";
import type { ActionResult } from "@/lib/schemas/action-result";

type Failure = Extract<ActionResult<unknown>, { ok: false }>["error"];

/**
 * Runs a server action for a form: whether it runs, what it refused, and what to do when it is done. When the
 * server cannot be reached, what was typed stays and the form says so.
 */
export function useFormAction() {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Pick<Failure, "message" | "fields" | "details"> | null>(null);

  async function run<T>(call: () => Promise<ActionResult<T>>, done: (data: T) => void): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      const result = await call();
      if (!result.ok) {
        setFailure(result.error);
        return;
      }
      done(result.data);
      router.refresh();
    } catch {
      setFailure({ message: LOST_ANSWER });
    } finally {
      setPending(false);
    }
  }

  return { run, pending, failure, fields: failure?.fields ?? {}, reset: () => setFailure(null) };
}
