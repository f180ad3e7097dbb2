import { type Actor, SYSTEM } from "@/lib/domain/access/actor";
import { type Effect, effectsOf } from "@/lib/domain/lifecycle/effects";
import { actsForSupplierOf, granted, mayEverGive, reasonRequired } from "@/lib/domain/lifecycle/grants";
import { occupancyFree } from "@/lib/domain/lifecycle/guards";
import { isOverdue, periodOf, type Step, stepOf, takesTime } from "@/lib/domain/lifecycle/step";
import type {
  BookingState,
  CommandInput,
  Facts,
  GuardContext,
  Lifecycle,
  Transition,
} from "@/lib/domain/lifecycle/types";
import { type Refusal, refusal } from "@/lib/domain/refusal";

const REASON_MAX_LENGTH = 2_000;

export interface Decision {
  /** In order; several when a create is confirmed at once. */
  readonly steps: readonly Step[];
  readonly effects: readonly Effect[];
  /** The booking that replaces this one, decided as its own `create`. */
  readonly successor: { readonly booking: BookingState; readonly decision: Decision } | null;
}

export type Outcome =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly refusals: readonly [Refusal, ...Refusal[]] };

export interface Question {
  readonly booking: BookingState;
  readonly command: string;
  readonly actor: Actor;
  readonly facts: Facts;
  readonly input: CommandInput;
  /** A preview decides as if a reason had been given; the form asks for it. */
  readonly assumeReason?: boolean;
  /** The time that a reschedule asks for is still to be chosen; only the booking's own side is decided. */
  readonly assumeTime?: boolean;
  /** Set for the create of a successor: whoever may reschedule may make it. */
  readonly succession?: { readonly givenBySupplier: boolean };
}

/**
 * Decides a command: pure, and the only place where a booking's next status comes from.
 * Refusals are checked in a fixed order: invalid_input, forbidden, stale_version, illegal_transition,
 * operation_in_flight, deadline_passed, reason_required, then all guards together.
 */
export function decide(lifecycle: Lifecycle, question: Question): Outcome {
  const { booking, command, facts, input } = question;
  const context = contextOf(question);
  const rows = lifecycle.transitions.filter((row) => row.command === command);
  const candidates = rows.filter((row) =>
    booking.status === null ? row.from === null : (row.from?.includes(booking.status) ?? false),
  );

  const early =
    inputRefusal(rows, lifecycle, booking, input) ??
    (question.succession ? null : grantRefusal(lifecycle, rows, candidates, context)) ??
    (input.expectedVersion !== undefined && input.expectedVersion !== booking.version
      ? refusal("stale_version", undefined, {
          details: { expectedVersion: input.expectedVersion, version: booking.version },
        })
      : null) ??
    (candidates.length === 0
      ? refusal("illegal_transition", undefined, { details: { status: booking.status, command } })
      : null) ??
    (booking.operationOpen ? refusal("operation_in_flight") : null) ??
    deadlineRefusal(booking, command, facts);
  if (early) return refuse(early);

  const grantedRows = question.succession
    ? candidates
    : candidates.filter((row) => granted(row, context).length > 0);
  const reason = normalizeReason(input.reason);
  if (!question.assumeReason && reason === null && grantedRows.some((row) => reasonRequired(row, context)))
    return refuse(refusal("reason_required"));
  if (reason !== null && reason.length > REASON_MAX_LENGTH) return refuse(refusal("reason_required"));

  const transition = select(grantedRows, context);
  if (!transition || transition.waitsFor)
    return refuse(refusal("not_available_yet", (transition ?? grantedRows[0])?.waitsFor));

  const step = stepOf(transition, context, reason);
  const refusals = guardRefusals(lifecycle, step, context);
  if (refusals.length > 0) return { ok: false, refusals: refusals as [Refusal, ...Refusal[]] };
  return complete(lifecycle, question, step);
}

/** Follows an automatic step or makes the successor, and gathers the effects of all of it. */
function complete(lifecycle: Lifecycle, question: Question, step: Step): Outcome {
  const { booking, facts } = question;
  const { followedBy, successor } = step.transition;
  if (followedBy?.test(contextOf(question))) return follow(lifecycle, question, step, followedBy.command);
  if (!successor || question.assumeTime)
    return {
      ok: true,
      decision: {
        steps: [step],
        effects: effectsOf(lifecycle, booking, [step], facts, question.actor),
        successor: null,
      },
    };

  const next = successorOf(booking, question.input);
  if (
    next.startsAt.getTime() === booking.startsAt.getTime() &&
    next.endsAt.getTime() === booking.endsAt.getTime()
  )
    return refuse(refusal("not_a_slot", "This is the time that it has already. Choose another."));
  const created = decide(lifecycle, {
    ...question,
    booking: next,
    command: "create",
    input: {},
    succession: { givenBySupplier: actsForSupplierOf(question.actor, booking) },
  });
  if (!created.ok) return created;
  // A reminder that moves with the booking is told once.
  const own = effectsOf(lifecycle, booking, [step], facts, question.actor).filter(
    ({ kind }) => kind !== "reminder" || !created.decision.effects.some((other) => other.kind === "reminder"),
  );
  const effects = created.decision.effects.map(toldAsMove);
  const moved: Effect = {
    kind: "successor",
    startsAt: next.startsAt,
    endsAt: next.endsAt,
    status: created.decision.steps.at(-1)?.to ?? "",
    givesUpConfirmed: booking.status === "confirmed" && created.decision.steps.at(-1)?.to === "pending",
  };
  return {
    ok: true,
    decision: {
      steps: [step],
      effects: [...own, moved, ...effects.filter((effect) => effect.kind !== "status")],
      successor: { booking: next, decision: { ...created.decision, effects } },
    },
  };
}

/** To its readers the successor is no new booking, but theirs at another time. */
function toldAsMove(effect: Effect): Effect {
  return effect.kind === "mail" ? { ...effect, topic: "rescheduled" } : effect;
}

/** Both steps are in the trail; only the last one's mails go out. */
function follow(lifecycle: Lifecycle, question: Question, first: Step, command: string): Outcome {
  const { booking, facts } = question;
  const between: BookingState = {
    ...booking,
    status: first.to,
    version: booking.version + 1,
    deadlineAt: null,
    deadlineCommand: null,
  };
  const second = decide(lifecycle, { booking: between, command, actor: SYSTEM, facts, input: {} });
  if (!second.ok) return second;
  const steps = [first, ...second.decision.steps];
  return {
    ok: true,
    decision: {
      steps,
      effects: effectsOf(lifecycle, booking, steps, facts, question.actor),
      successor: null,
    },
  };
}

function inputRefusal(
  rows: readonly Transition[],
  lifecycle: Lifecycle,
  booking: BookingState,
  input: CommandInput,
): Refusal | null {
  const needs = rows.find((row) => row.input)?.input;
  if (needs === "status" && !(input.status !== undefined && Object.hasOwn(lifecycle.statuses, input.status)))
    return refusal("invalid_input", "Name the status to set.", {
      fields: { "input.status": "Name one of the lifecycle's statuses." },
    });
  if (needs === "start" && !input.startsAt)
    return refusal("invalid_input", "Give the new start.", {
      fields: { "input.startsAt": "Give the new start." },
    });
  if (needs === "times" && !(input.startsAt && input.endsAt))
    return refusal("invalid_input", "Give the new start and end.", {
      fields: { "input.startsAt": "Give the new start.", "input.endsAt": "Give the new end." },
    });
  const { startsAt, endsAt } = periodOf(booking, input);
  if (endsAt <= startsAt)
    return refusal("invalid_input", "The end must be after the start.", {
      fields: { "input.endsAt": "The end must be after the start." },
    });
  return null;
}

function grantRefusal(
  lifecycle: Lifecycle,
  rows: readonly Transition[],
  candidates: readonly Transition[],
  context: GuardContext,
): Refusal | null {
  if (rows.length === 0) return null;
  const asked = candidates.length > 0 ? candidates : rows;
  if (asked.some((row) => granted(row, context).length > 0)) return null;
  if (mayEverGive(asked, context))
    return refusal("forbidden", "Maker and checker are different people: someone else must decide this.");
  return refusal("forbidden", `Your roles do not allow this on a ${lifecycle.label.toLowerCase()} booking.`);
}

/** INV-09: at or after the deadline only its own command is accepted, and an override. */
function deadlineRefusal(booking: BookingState, command: string, facts: Facts): Refusal | null {
  if (command === "override" || !isOverdue(booking, facts.now) || command === booking.deadlineCommand)
    return null;
  return refusal("deadline_passed", undefined, {
    details: { deadlineAt: booking.deadlineAt?.toISOString() },
  });
}

/** Exactly one row applies, unless all of them still wait for what tells them apart. */
function select(rows: readonly Transition[], context: GuardContext): Transition | null {
  const testable = rows.filter((row) => !row.which || row.which.test);
  if (testable.length === 0) return null;
  const chosen = testable.filter((row) => row.which?.test?.(context) ?? true);
  if (chosen.length !== 1)
    throw new Error(`${chosen.length} edges apply for ${rows[0]?.command}; exactly one must`);
  return chosen[0] ?? null;
}

function guardRefusals(lifecycle: Lifecycle, step: Step, context: GuardContext): Refusal[] {
  const refusals: Refusal[] = [];
  if (step.transition.onDeadline && !isOverdue(context.booking, context.facts.now))
    refusals.push(refusal("deadline_not_reached"));
  for (const may of step.transition.may ?? []) {
    const refused = may(context);
    if (refused) refusals.push(refused);
  }
  if (takesTime(lifecycle, step, context.booking)) {
    const refused = occupancyFree(context);
    if (refused && !refusals.some(({ code }) => code === refused.code)) refusals.push(refused);
  }
  return refusals;
}

function successorOf(booking: BookingState, input: CommandInput): BookingState {
  return {
    ...booking,
    ...periodOf(booking, input),
    id: "",
    reference: "",
    status: null,
    version: 0,
    makerId: null,
    deadlineAt: null,
    deadlineCommand: null,
    stamps: {},
  };
}

function contextOf(question: Question): GuardContext {
  const { booking, actor, facts, input, succession } = question;
  return {
    booking,
    actor,
    facts,
    input,
    isSuccessor: succession !== undefined,
    givenBySupplier: succession?.givenBySupplier ?? false,
  };
}

function normalizeReason(reason: string | null | undefined): string | null {
  const trimmed = reason?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

function refuse(first: Refusal): Outcome {
  return { ok: false, refusals: [first] };
}
