"use client";

import { useEffect, useState } from "react";
import type { Refusal } from "@/lib/domain/refusal";

/** A number that changes whenever something is refused, so that what was shown as free is asked for again. */
export function useRound(refusals: readonly Refusal[], refused: Refusal | null): number {
  const [round, setRound] = useState(0);
  const first = refusals[0] ?? null;
  useEffect(() => {
    if (first) setRound((was) => was + 1);
  }, [first]);
  useEffect(() => {
    if (refused) setRound((was) => was + 1);
  }, [refused]);
  return round;
}
