import { commandPresentation } from "@/lib/domain/lifecycle/presentation";
import type { Refusal } from "@/lib/domain/refusal";
import type { MissedChange } from "@/lib/schemas/booking-page";
import { absoluteText } from "./time-text";

const UNKNOWN = "The answer did not arrive, so it is not known whether this was done.";

/** For what carries the booking's version, which a second try finds changed where the first one did arrive. */
export const LOST_COMMAND = `${UNKNOWN} What you typed is kept: look at the booking, or try again; it will not be done twice.`;

/** For what carries a key of its own, by which a second try finds the first one done. */
export const LOST_ONCE = `${UNKNOWN} What you typed is kept: try again; it will not be done twice.`;

/** For what could be done twice. */
export const LOST_ANSWER = `${UNKNOWN} What you typed is kept: look in another tab how it stands before you try again.`;

/** What a form was told when it was sent. */
export interface Refused extends Refusal {
  readonly requestId?: string;
  /** The answer did not arrive: its own words say all that is known. */
  readonly lost?: true;
}

export function lost(message: string): Refused {
  return { code: "unexpected", message, lost: true };
}

/** What follows a refusal's sentence; nothing where it is not known what became of the form, or where it was done. */
export function adviceAfter(refused: Refused | null, advice: string): string | undefined {
  return refused?.lost || refused?.code === "idempotency_key_reused" ? undefined : advice;
}

/** That a command which is refused as stale had been done by the same person before; null where it had not. */
export function alreadyDone(
  changes: readonly MissedChange[],
  command: string,
  zone: string,
  now: Date,
): string | null {
  const newest = changes[0];
  if (!newest?.own || newest.command !== command) return null;
  const at = new Date(newest.at);
  const sameDay = absoluteText(at, zone, "date") === absoluteText(now, zone, "date");
  const when = sameDay ? `at ${absoluteText(at, zone, "time")}` : `on ${absoluteText(at, zone, "full")}`;
  return `This had already been done: you ${commandPresentation(command).verb} ${when}.`;
}
