import type { Actor } from "@/lib/domain/access/actor";
import type {
  BookingState,
  CommandInput,
  Deadline,
  GuardContext,
  Lifecycle,
  Stamp,
  Transition,
} from "@/lib/domain/lifecycle/types";

/** One change of one booking: what is written, and the event that says so. */
export interface Step {
  readonly command: string;
  readonly from: string | null;
  readonly to: string;
  readonly actor: Actor;
  readonly reason: string | null;
  readonly transition: Transition;
  readonly deadline: Deadline | null;
  readonly stamps: Readonly<Partial<Record<Stamp, Date>>>;
  /** New period, where the command gives one. */
  readonly period: { readonly startsAt: Date; readonly endsAt: Date } | null;
  readonly makerId: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export function isOverdue(booking: Pick<BookingState, "deadlineAt">, now: Date): boolean {
  return booking.deadlineAt !== null && now.getTime() >= booking.deadlineAt.getTime();
}

/** Whether the step begins to occupy, or moves what it occupies. */
export function takesTime(lifecycle: Lifecycle, step: Step, booking: BookingState): boolean {
  if (!occupies(lifecycle, step.to, booking)) return false;
  return step.from === null || !occupies(lifecycle, step.from, booking) || step.period !== null;
}

/** The offering's choice where the table leaves it open; a pending request holds its time by default. */
export function occupies(
  lifecycle: Lifecycle,
  status: string,
  booking: Pick<BookingState, "policy">,
): boolean {
  const rule = lifecycle.statuses[status]?.occupies ?? false;
  return rule === "policy" ? (booking.policy.pendingHoldsTime ?? true) : rule;
}

/** The change that a transition makes, once nothing refuses it. */
export function stepOf(transition: Transition, context: GuardContext, reason: string | null): Step {
  const { booking, actor, facts, input } = context;
  const to = transition.input === "status" ? (input.status as string) : (transition.to[0] as string);
  const deadline =
    transition.deadline === "clear"
      ? null
      : transition.deadline === "keep"
        ? keptDeadline(booking)
        : transition.deadline(context);
  const stamps =
    typeof transition.stamps === "function" ? transition.stamps(context) : (transition.stamps ?? []);
  const period = transition.input === "times" ? periodOf(booking, input) : null;
  return {
    command: transition.command,
    from: booking.status,
    to,
    actor,
    reason,
    transition,
    deadline,
    stamps: Object.fromEntries(stamps.map((stamp) => [stamp, facts.now])),
    period,
    makerId: transition.seeksDecision && actor.kind === "person" ? actor.id : booking.makerId,
    metadata: metadataOf(transition, booking, period),
  };
}

function metadataOf(
  transition: Transition,
  booking: BookingState,
  period: { startsAt: Date; endsAt: Date } | null,
): Record<string, unknown> {
  if (transition.input === "status") return { override: true };
  if (!period) return {};
  return {
    startsAt: { before: booking.startsAt.toISOString(), after: period.startsAt.toISOString() },
    endsAt: { before: booking.endsAt.toISOString(), after: period.endsAt.toISOString() },
  };
}

function keptDeadline(booking: BookingState): Deadline | null {
  return booking.deadlineAt && booking.deadlineCommand
    ? { at: booking.deadlineAt, command: booking.deadlineCommand }
    : null;
}

/** The period that the command asks for; a new start alone keeps the duration. */
export function periodOf(
  booking: Pick<BookingState, "startsAt" | "endsAt">,
  input: Pick<CommandInput, "startsAt" | "endsAt">,
): { startsAt: Date; endsAt: Date } {
  const startsAt = input.startsAt ?? booking.startsAt;
  if (input.endsAt) return { startsAt, endsAt: input.endsAt };
  const duration = booking.endsAt.getTime() - booking.startsAt.getTime();
  return { startsAt, endsAt: new Date(startsAt.getTime() + duration) };
}
