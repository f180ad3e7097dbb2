import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import type { SquawkStatus } from "@/lib/domain/assets/airworthiness";
import { type Result, refusal } from "@/lib/domain/refusal";

export const SQUAWK_COMMANDS = ["confirm", "dismiss", "defer", "resolve", "end_deferral"] as const;
export type SquawkCommand = (typeof SQUAWK_COMMANDS)[number];

interface SquawkTransition {
  readonly command: SquawkCommand;
  readonly from: readonly SquawkStatus[];
  readonly to: SquawkStatus;
  readonly by: readonly (Role | "system")[];
  readonly reasonRequired?: true;
  /** Needs the instant until which it is deferred. */
  readonly until?: true;
}

const ADMINS: readonly Role[] = ["owner", "admin"];

/** A squawk's own lifecycle, as a table. A deferral that has ended grounds again by itself. */
export const SQUAWK_TRANSITIONS: readonly SquawkTransition[] = [
  { command: "confirm", from: ["pending"], to: "open", by: ADMINS },
  { command: "dismiss", from: ["pending"], to: "dismissed", by: ADMINS, reasonRequired: true },
  { command: "defer", from: ["open"], to: "deferred", by: ADMINS, reasonRequired: true, until: true },
  { command: "resolve", from: ["open", "deferred"], to: "resolved", by: ADMINS },
  { command: "end_deferral", from: ["deferred"], to: "open", by: ["system"] },
];

/** Who may report one: everybody who uses the asset or looks after it. */
export const SQUAWK_REPORTERS: readonly Role[] = ["owner", "admin", "agent", "member"];

export function mayReportSquawk(actor: Actor): actor is Extract<Actor, { kind: "person" }> {
  return actor.kind === "person" && actor.roles.some((role) => SQUAWK_REPORTERS.includes(role));
}

/** Whether the actor ever gives this command, whatever the squawk's status. */
export function mayCommandSquawk(command: SquawkCommand, actor: Actor): boolean {
  const { by } = transitionOf(command);
  if (actor.kind === "system") return by.includes("system");
  return actor.kind === "person" && actor.roles.some((role) => by.includes(role));
}

/** What a command has to be given with. */
export function squawkCommandNeeds(command: SquawkCommand): {
  readonly reason: boolean;
  readonly until: boolean;
} {
  const { reasonRequired = false, until = false } = transitionOf(command);
  return { reason: reasonRequired, until };
}

/** A member's squawk waits for an admin where the organization asks for it. */
export function reportedStatus(roles: readonly Role[], needConfirmation: boolean): "pending" | "open" {
  return needConfirmation && !roles.some((role) => ADMINS.includes(role)) ? "pending" : "open";
}

export interface SquawkQuestion {
  readonly squawk: {
    readonly status: SquawkStatus;
    readonly version: number;
    readonly deferredUntil: Date | null;
  };
  readonly command: SquawkCommand;
  readonly actor: Actor;
  readonly now: Date;
  readonly input: {
    readonly reason?: string | null;
    readonly until?: Date | null;
    readonly expectedVersion?: number;
  };
  /** A preview shows what it does before it asks for the reason and for the instant. */
  readonly assumeInput?: boolean;
}

export interface SquawkStep {
  readonly to: SquawkStatus;
  readonly reason: string | null;
  readonly deferredUntil: Date | null;
}

/** Decides a command to a squawk: pure, refusals in the order in which `decide` of the bookings checks them. */
export function decideSquawk(question: SquawkQuestion): Result<SquawkStep> {
  const { squawk, command, actor, now, input, assumeInput = false } = question;
  if (!mayCommandSquawk(command, actor)) return refuse("forbidden");
  const row = transitionOf(command);
  if (input.expectedVersion !== undefined && input.expectedVersion !== squawk.version)
    return refuse("stale_version", "The squawk was changed meanwhile. Look at it again, then decide.");
  if (!row.from.includes(squawk.status))
    return refuse("illegal_transition", `A squawk that is ${squawk.status} does not allow this.`);
  if (command === "end_deferral" && (squawk.deferredUntil === null || squawk.deferredUntil > now))
    return refuse("deadline_not_reached");
  const reason = input.reason?.trim() || null;
  if (row.reasonRequired && reason === null && !assumeInput) return refuse("reason_required");
  if (reason !== null && reason.length > 2_000) return refuse("reason_required");
  const untilMissing = input.until ? input.until <= now : !assumeInput;
  if (row.until && untilMissing) {
    const message = "Say until when it is deferred: an instant in the future.";
    return { ok: false, error: refusal("invalid_input", message, { fields: { until: message } }) };
  }
  return { ok: true, data: { to: row.to, reason, deferredUntil: row.until ? (input.until ?? null) : null } };
}

function transitionOf(command: SquawkCommand): SquawkTransition {
  const row = SQUAWK_TRANSITIONS.find((transition) => transition.command === command);
  if (!row) throw new Error(`No squawk is ever given ${command}`);
  return row;
}

function refuse(...given: Parameters<typeof refusal>): { ok: false; error: ReturnType<typeof refusal> } {
  return { ok: false, error: refusal(...given) };
}
