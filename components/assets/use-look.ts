"use client";

import { useEffect, useRef, useState } from "react";
import type { Refusal } from "@/lib/domain/refusal";
import type { ActionResult } from "@/lib/schemas/action-result";

const typingPauseMs = 350;

export interface Looked<T> {
  readonly data: T | null;
  readonly refusal: Refusal | null;
  readonly waiting: boolean;
}

const NOTHING: Looked<never> = { data: null, refusal: null, waiting: false };

/** What something would do, asked for anew after each pause in typing. Null asks for nothing: too little is known. */
export function useLook<Q, T>(question: Q | null, ask: (question: Q) => Promise<ActionResult<T>>): Looked<T> {
  const [looked, setLooked] = useState<Looked<T>>(NOTHING);
  const latest = useRef(ask);
  latest.current = ask;
  const key = question === null ? null : JSON.stringify(question);
  useEffect(() => {
    if (key === null) {
      setLooked(NOTHING);
      return;
    }
    let stale = false;
    setLooked((was) => ({ ...was, waiting: true }));
    const timer = window.setTimeout(async () => {
      const result = await latest.current(JSON.parse(key)).catch(() => null);
      if (stale) return;
      if (!result) setLooked(NOTHING);
      else
        setLooked(
          result.ok
            ? { data: result.data, refusal: null, waiting: false }
            : { data: null, refusal: result.error, waiting: false },
        );
    }, typingPauseMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [key]);
  return looked;
}
