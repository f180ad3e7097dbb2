"use client";

import { useEffect, useState } from "react";
import { previewBooking } from "@/lib/actions/new-booking";
import type { PreviewLine } from "@/lib/domain/lifecycle/preview";
import type { Refusal } from "@/lib/domain/refusal";
import { draftInput, type NewBookingDraft, problemsIn } from "./new-booking-draft";

const typingPauseMs = 400;

export interface BookingPreview {
  readonly lines: readonly PreviewLine[];
  readonly refusals: readonly Refusal[];
  readonly waiting: boolean;
  /** Too little is known to ask. */
  readonly idle: boolean;
}

const IDLE: BookingPreview = { lines: [], refusals: [], waiting: false, idle: true };

/** What making the booking would do, asked for anew after each pause in typing. */
export function useBookingPreview(org: string, draft: NewBookingDraft, forSelf: boolean): BookingPreview {
  const [shown, setShown] = useState<BookingPreview>(IDLE);
  const ready = Object.keys(problemsIn(draft, true)).length === 0;
  const asked = ready ? JSON.stringify(previewInput(draft, forSelf)) : null;
  useEffect(() => {
    if (asked === null) {
      setShown(IDLE);
      return;
    }
    let stale = false;
    setShown((was) => ({ ...was, waiting: true }));
    const timer = window.setTimeout(async () => {
      const result = await previewBooking(org, JSON.parse(asked)).catch(() => null);
      if (stale || !result) return;
      setShown(
        result.ok
          ? { lines: result.data.preview, refusals: result.data.refusals, waiting: false, idle: false }
          : { lines: [], refusals: [result.error], waiting: false, idle: false },
      );
    }, typingPauseMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [org, asked]);
  return shown;
}

/** A customer who is half typed says nothing about the booking, and is left out. */
function previewInput(draft: NewBookingDraft, forSelf: boolean) {
  const complete = Object.keys(problemsIn(draft, forSelf)).length === 0 && /\S@\S+\.\S/.test(draft.email);
  const existing = draft.customerKind === "existing" && draft.customer !== null;
  return draftInput(draft, forSelf || !(complete || existing));
}
