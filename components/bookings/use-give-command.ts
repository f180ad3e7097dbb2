"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type CommandDone, giveCommand } from "@/lib/actions/bookings";
import { LOST_COMMAND, lost, type Refused } from "@/lib/client/lost-answer";

interface Given {
  readonly command: string;
  /** As it was typed. */
  readonly reason: string;
  /** What else the command needs, such as its time. */
  readonly input?: object;
}

/** Gives commands to the booking that is looked at: whether one is under way, and what refused the last one. */
export function useGiveCommand(org: string, booking: { readonly id: string; readonly version: number }) {
  const router = useRouter();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  // Of a try whose answer was lost: trying again on the version that it may have made would do it twice.
  const [triedOn, setTriedOn] = useState<number | null>(null);

  /** What was done; null where it was refused, or its answer was lost. */
  async function give({ command, reason, input }: Given): Promise<CommandDone | null> {
    setSending(true);
    setRefused(null);
    const expectedVersion = triedOn ?? booking.version;
    const result = await giveCommand(org, {
      bookingId: booking.id,
      command,
      expectedVersion,
      reason: reason.trim() || undefined,
      ...input,
    }).catch(() => null);
    setSending(false);
    if (result?.ok) return result.data;
    if (result) {
      setRefused(result.error);
    } else {
      setTriedOn(expectedVersion);
      setRefused(lost(LOST_COMMAND));
    }
    return null;
  }

  function lookAgain() {
    setTriedOn(null);
    setRefused(null);
    router.refresh();
  }

  return { give, sending, refused, lookAgain };
}
