import type { Actor } from "@/lib/domain/access/actor";
import { decide, type Outcome } from "@/lib/domain/lifecycle/decide";
import { reasonRequired } from "@/lib/domain/lifecycle/grants";
import { describeEffect, type PreviewLine } from "@/lib/domain/lifecycle/preview";
import type { BookingState, CommandInput, Facts, Lifecycle, Transition } from "@/lib/domain/lifecycle/types";
import type { Refusal } from "@/lib/domain/refusal";

export interface AvailableCommand {
  readonly command: string;
  /** The target; null where the command's input chooses it. */
  readonly to: string | null;
  readonly allowed: boolean;
  readonly reasonRequired: boolean;
  /** What must be given besides a reason. */
  readonly input: Transition["input"] | null;
  /** Given by a timer or a rule alone. */
  readonly automatic: boolean;
  readonly refusals: readonly Refusal[];
  readonly preview: readonly PreviewLine[];
}

/**
 * Every command that has an edge from the booking's status, with its refusals or the preview of its effects.
 * Commands that need more input are shown as they would be for the present period.
 */
export function availableCommands(
  lifecycle: Lifecycle,
  booking: BookingState,
  actor: Actor,
  facts: Facts,
): AvailableCommand[] {
  const rows = lifecycle.transitions.filter(
    (row) => booking.status !== null && row.from?.includes(booking.status),
  );
  const commands = [...new Set(rows.map((row) => row.command))];
  return commands.map((command) => {
    const own = rows.filter((row) => row.command === command);
    const input = own.find((row) => row.input)?.input ?? null;
    const outcome = decide(lifecycle, {
      booking,
      command,
      actor,
      facts,
      input: sampleInput(input, booking),
      assumeReason: true,
      assumeTime: input === "start",
    });
    return {
      command,
      to: input === "status" ? null : (targetOf(outcome) ?? own[0]?.to[0] ?? null),
      allowed: outcome.ok,
      reasonRequired: own.some((row) => reasonRequired(row, { actor, booking })),
      input,
      automatic: own.every((row) => row.by.every(({ party }) => party === "system")),
      refusals: outcome.ok ? [] : outcome.refusals,
      preview: previewOf(lifecycle, outcome, facts, input),
    };
  });
}

/** The preview is what the decision would do; one that still lacks its input shows nothing of it. */
export function previewOf(
  lifecycle: Lifecycle,
  outcome: Outcome,
  facts: Facts,
  pendingInput: Transition["input"] | null = null,
): PreviewLine[] {
  if (!outcome.ok || pendingInput !== null) return [];
  return outcome.decision.effects.map((effect) =>
    describeEffect(lifecycle.key, effect, facts.organization.timeZone),
  );
}

function targetOf(outcome: Outcome): string | null {
  return outcome.ok ? (outcome.decision.steps.at(-1)?.to ?? null) : null;
}

/** Stands for what the person has not typed yet: the present period, the present status. */
function sampleInput(input: Transition["input"] | null, booking: BookingState): CommandInput {
  if (input === "status") return { status: booking.status ?? "" };
  if (input === "start") return { startsAt: booking.startsAt };
  if (input === "times") return { startsAt: booking.startsAt, endsAt: booking.endsAt };
  return {};
}
