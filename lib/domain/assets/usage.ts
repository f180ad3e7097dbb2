import type { Actor } from "@/lib/domain/access/actor";
import { mayApproveAlone, READINGS_EXIST } from "@/lib/domain/lifecycle/guards";
import { type Result, refusal } from "@/lib/domain/refusal";

/** Readings of an asset's meter, in its own unit. */
export interface UsageReadings {
  readonly startReading: number;
  readonly endReading: number;
  readonly note?: string;
}

/** An entry of a booking's log; one that takes an earlier entry back names it, and runs the other way. */
export interface UsageEntry extends UsageReadings {
  readonly id: string;
  readonly offsetsId: string | null;
  /** As it was then; told to whoever would correct an earlier one. */
  readonly authorName?: string;
}

/** The entry that counts: the last that was not taken back. */
export function currentUsage(entries: readonly UsageEntry[]): UsageEntry | null {
  const takenBack = new Set(entries.map(({ offsetsId }) => offsetsId));
  return entries.findLast(({ id, offsetsId }) => offsetsId === null && !takenBack.has(id)) ?? null;
}

export type NewUsageEntry = Omit<UsageEntry, "id" | "authorName">;

export interface UsageQuestion {
  readonly booking: { readonly status: string; readonly startsAt: Date; readonly authorId: string | null };
  readonly usageUnit: string | null;
  readonly entries: readonly UsageEntry[];
  /** What shall count; null takes the present readings back and logs none. */
  readonly wanted: UsageReadings | null;
  /** The entry that counted for whoever corrects it; null where readings are logged for the first time, or again. */
  readonly currentUsageId: string | null;
  readonly actor: Actor;
  readonly now: Date;
}

/** The entries to add, in order: a correction takes the present readings back before it logs others. */
export function decideUsage(question: UsageQuestion): Result<readonly NewUsageEntry[]> {
  const { booking, entries, wanted, currentUsageId, now } = question;
  if (!mayLog(question)) return refuse("forbidden");
  if (question.usageUnit === null)
    return refuse("illegal_transition", "No readings are kept of this asset. Give it a unit first.");
  if (booking.status !== "confirmed" && booking.status !== "completed")
    return refuse("illegal_transition", "Readings belong to a booking that is confirmed or completed.");
  if (booking.startsAt > now) return refuse("too_early", "Readings are logged once the booking has begun.");
  if (wanted && wanted.endReading < wanted.startReading)
    return {
      ok: false,
      error: refusal("invalid_input", "The end reading is below the start reading.", {
        fields: { endReading: "Not below the start reading." },
      }),
    };
  const present = currentUsage(entries);
  if (present && currentUsageId === null) return refuse("already_exists", READINGS_EXIST);
  if (currentUsageId !== (present?.id ?? null))
    return refuse("stale_version", changedMeanwhile(entries, present));
  const offset = present && {
    startReading: present.endReading,
    endReading: present.startReading,
    offsetsId: present.id,
  };
  return {
    ok: true,
    data: [...(offset ? [offset] : []), ...(wanted ? [{ ...wanted, offsetsId: null }] : [])],
  };
}

/** The author until the booking is done; owners and admins also after that. */
function mayLog({ booking, actor }: UsageQuestion): boolean {
  if (actor.kind !== "person") return false;
  if (mayApproveAlone(actor.roles)) return true;
  return actor.id === booking.authorId && booking.status !== "completed";
}

/** Whoever corrects has seen other readings than those that count now, or is told again what arrived before. */
function changedMeanwhile(entries: readonly UsageEntry[], present: UsageEntry | null): string {
  const who = entries.at(-1)?.authorName ?? "somebody";
  return present
    ? `Meanwhile ${who} logged ${present.startReading} to ${present.endReading}, which counts now. Close this, and correct that if it is wrong.`
    : `Meanwhile ${who} took these readings back, and none count now. Close this, and log others if there are any.`;
}

function refuse(...given: Parameters<typeof refusal>): { ok: false; error: ReturnType<typeof refusal> } {
  return { ok: false, error: refusal(...given) };
}
