import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import type { Period } from "@/lib/domain/assets/airworthiness";
import { type Result, refusal } from "@/lib/domain/refusal";

/** Who plans, moves and removes maintenance. */
export const MAINTAINERS: readonly Role[] = ["owner", "admin"];

export function mayMaintain(actor: Actor): actor is Extract<Actor, { kind: "person" }> {
  return actor.kind === "person" && actor.roles.some((role) => MAINTAINERS.includes(role));
}

export interface MaintenanceTerms extends Period {
  readonly title: string;
  /** Told to the authors whose bookings it holds. */
  readonly reason: string | null;
}

export interface MaintenanceQuestion {
  /** As it is; null where it is planned anew. */
  readonly present: (MaintenanceTerms & { readonly version: number; readonly removed: boolean }) | null;
  /** As it shall be; null where it is removed. */
  readonly wanted: MaintenanceTerms | null;
  readonly actor: Actor;
  readonly now: Date;
  /** How many bookings would wait for it, those included that something else suspends already. */
  readonly holds: number;
  readonly expectedVersion?: number;
  /** A preview shows what it suspends before it asks for the reason. */
  readonly assumeReason?: boolean;
}

/** Decides a window's planning, move or removal; a reason is owed to everybody who waits for it. */
export function decideMaintenance(
  question: MaintenanceQuestion,
): Result<{ readonly reasonRequired: boolean }> {
  const { present, wanted, actor, now, holds, expectedVersion } = question;
  if (!mayMaintain(actor)) return refuse("forbidden");
  if (present && expectedVersion !== undefined && expectedVersion !== present.version)
    return refuse("stale_version", "The maintenance was changed meanwhile. Look at it again, then decide.");
  if (present?.removed) return refuse("illegal_transition", "This maintenance was removed already.");
  if (!wanted) return { ok: true, data: { reasonRequired: false } };
  if (wanted.endsAt <= wanted.startsAt) return invalid("The end must be after the start.");
  // It does not end by the clock: one that is over holds bookings still, and is shortened when it was done earlier.
  if (wanted.endsAt <= now && (!present || wanted.endsAt > present.endsAt))
    return invalid("The end is in the past. Choose one in the future.");
  const reasonRequired = holds > 0;
  if (reasonRequired && !wanted.reason?.trim() && !question.assumeReason)
    return refuse("reason_required", "Say why, for the people whose bookings this suspends.");
  return { ok: true, data: { reasonRequired } };
}

function invalid(message: string) {
  return refuse("invalid_input", message, { fields: { endsAt: message } });
}

function refuse(...given: Parameters<typeof refusal>): { ok: false; error: ReturnType<typeof refusal> } {
  return { ok: false, error: refusal(...given) };
}
