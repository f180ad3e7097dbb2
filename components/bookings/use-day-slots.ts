"use client";

import { useEffect, useRef, useState } from "react";
import { slotsOnDay } from "@/lib/actions/slots";
import { announce } from "@/lib/client/announce";
import type { Refusal } from "@/lib/domain/refusal";
import type { DaySlots } from "@/lib/schemas/day-slots";

/** Of an offering for a new booking, or of a booking that is moved. */
export type SlotsOf = { readonly offeringId: string } | { readonly bookingId: string };

interface ShownDay {
  /** As it stands in the date input, before its times are there. */
  readonly date: string;
  readonly day: DaySlots | null;
  readonly failed: Refusal | null;
  readonly loading: boolean;
  /** The time that was chosen and is no longer free. */
  readonly gone: string | null;
  readonly show: (date: string) => void;
}

const UNREACHABLE: Refusal = {
  code: "unexpected",
  message: "The times could not be loaded. Choose the day again to retry.",
};

/**
 * The free times of a day, first of the first day that has any. A chosen time that is gone when its day is read again
 * is let go of, and said.
 */
export function useDaySlots(
  org: string,
  of: SlotsOf,
  round: number,
  chosen: string | null,
  letGo: (start: null) => void,
): ShownDay {
  const key = JSON.stringify(of);
  const [asked, setAsked] = useState({ key, date: "" });
  const [read, setRead] = useState<{ key: string; day: DaySlots } | null>(null);
  const [failed, setFailed] = useState<Refusal | null>(null);
  const [loading, setLoading] = useState(true);
  const [gone, setGone] = useState<string | null>(null);
  // Of another offering everything is new, its first free day too.
  const date = asked.key === key ? asked.date : "";
  const day = read?.key === key ? read.day : null;
  const request = isWhole(date) ? JSON.stringify({ ...of, date: date || undefined, round }) : null;
  const known = useRef({ day, chosen, letGo });
  useEffect(() => {
    known.current = { day, chosen, letGo };
  });

  useEffect(() => {
    if (request === null) return;
    let stale = false;
    const { round: _, ...input } = JSON.parse(request) as { round: number } & SlotsOf;
    setLoading(true);
    slotsOnDay(org, input)
      .catch(() => ({ ok: false as const, error: UNREACHABLE }))
      .then((result) => {
        if (stale) return;
        setLoading(false);
        setFailed(result.ok ? null : result.error);
        if (!result.ok) return;
        setRead({ key, day: result.data });
        const before = known.current;
        if (before.chosen && isGone(before.chosen, before.day, result.data)) {
          before.letGo(null);
          setGone(before.chosen);
          announce("The time that was chosen is no longer free. Choose another.");
        }
      });
    return () => {
      stale = true;
    };
  }, [org, key, request]);

  return {
    date: date || (day?.date ?? ""),
    day,
    failed,
    loading,
    gone: chosen === null ? gone : null,
    show: (next) => setAsked({ key, date: next }),
  };
}

function isGone(start: string, before: DaySlots | null, now: DaySlots): boolean {
  return before?.date === now.date && before.starts.includes(start) && !now.starts.includes(start);
}

/** A year that is half typed reaches a date input's value as 0002; it is not asked for. */
function isWhole(date: string): boolean {
  return date === "" || date >= "1900-01-02";
}
