"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { previewCommand } from "@/lib/actions/bookings";
import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import type { PreviewLine } from "@/lib/domain/lifecycle/preview";
import type { Refusal } from "@/lib/domain/refusal";
import type { BookingAtHand } from "./booking-at-hand";
import { inputOf, type TypedInputs } from "./command-inputs";

const previewPauseMs = 350;

interface Shown {
  readonly lines: readonly PreviewLine[];
  readonly refusals: readonly Refusal[];
  readonly waiting: boolean;
}

/** The preview that came with the page, or, where something must be typed, a fresh one after each pause. */
export function useCommandPreview(
  org: string,
  booking: BookingAtHand,
  command: AvailableCommand | null,
  typed: TypedInputs,
): Shown {
  const needsInput = command?.input != null;
  const [fetched, setFetched] = useState<Shown>({ lines: [], refusals: [], waiting: true });
  const latest = useRef(0);
  const input = JSON.stringify(command ? inputOf(command, booking, typed) : {});
  const { id, version } = booking;
  const key = command?.command;

  const look = useCallback(async () => {
    const call = ++latest.current;
    const result = await previewCommand(org, {
      bookingId: id,
      command: key,
      expectedVersion: version,
      ...(JSON.parse(input) as object),
    }).catch(() => null);
    if (call !== latest.current || !result) return;
    setFetched(
      result.ok
        ? { lines: result.data.preview, refusals: result.data.refusals, waiting: false }
        : { lines: [], refusals: [result.error], waiting: false },
    );
  }, [org, id, version, key, input]);

  useEffect(() => {
    if (!needsInput) return;
    setFetched((was) => ({ ...was, waiting: true }));
    const timer = window.setTimeout(look, previewPauseMs);
    return () => window.clearTimeout(timer);
  }, [needsInput, look]);

  if (!command) return { lines: [], refusals: [], waiting: false };
  if (needsInput) return fetched;
  return { lines: command.preview, refusals: command.refusals, waiting: false };
}
