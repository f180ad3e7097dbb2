"use client";

import dynamic from "next/dynamic";
import { useRef } from "react";
import type { TypedInputs } from "@/components/bookings/command-inputs";
import type { ShownClock } from "@/lib/domain/calendar/clock";
import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import type { ShownEntry } from "@/lib/schemas/calendar";
import { typedPeriod } from "./typed-period";

const CommandDialog = dynamic(() => import("@/components/bookings/command-dialog"), { ssr: false });

/** A booking that shall have other times. */
export interface Move {
  readonly entry: ShownEntry;
  /** The times to begin with, on the organization's clock; null for those that it has. */
  readonly typed: Partial<TypedInputs> | null;
  /** Puts the entry back to where it was drawn before. */
  readonly revert: () => void;
}

interface MoveDialogProps {
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  clock: ShownClock;
  move: Move;
  onClose: () => void;
}

/** Asks before a booking is moved. Where nothing is done, the entry goes back to where it was. */
export function MoveDialog({ org, zone, clock, move, onClose }: MoveDialogProps) {
  const done = useRef(false);
  const { entry, typed, revert } = move;
  const { id, reference, lifecycle, version } = entry;
  if (!id || !reference || !lifecycle || version === null) return null;
  const present = typedPeriod(clock, Date.parse(entry.startsAt), Date.parse(entry.endsAt));
  return (
    <CommandDialog
      org={org}
      booking={{
        id,
        reference,
        lifecycle,
        version,
        status: entry.status,
        zone,
        startsAt: entry.startsAt,
        startsAtLocal: present.startsAt,
        endsAtLocal: present.endsAt,
        bookedBySlot: false,
        statuses: [],
      }}
      commandKey="change_times"
      command={CHANGE_TIMES}
      initial={typed ?? present}
      onDone={() => {
        done.current = true;
      }}
      onClose={() => {
        if (!done.current) revert();
        onClose();
      }}
    />
  );
}

/** What it does and who refuses it is asked of the server with the times that are typed. */
const CHANGE_TIMES: AvailableCommand = {
  command: "change_times",
  to: null,
  allowed: true,
  reasonRequired: false,
  input: "times",
  automatic: false,
  refusals: [],
  preview: [],
};
