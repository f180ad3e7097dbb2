import type { PoolClient } from "pg";
import type { Actor } from "@/lib/domain/access/actor";
import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { scheduledMails } from "@/lib/domain/lifecycle/scheduled-mails";
import type { Step } from "@/lib/domain/lifecycle/step";
import type { BookingState } from "@/lib/domain/lifecycle/types";
import type { CustomerRow } from "@/lib/server/bookings/booking-dto";
import { type BookingRow, STAMP_COLUMNS } from "@/lib/server/bookings/booking-row";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { newId } from "@/lib/server/db/new-id";
import { pool } from "@/lib/server/db/pool";

/** The door that a command came through. */
export type Origin = "desk" | "api" | "link" | "public" | "worker" | "seed";

export interface OutboxRow {
  readonly id: string;
  readonly channel: "mail";
  readonly topic: string;
  readonly payload: unknown;
}

/** An event as the change declares it; the database adds its hash. */
export interface EventDeclaration {
  readonly id: string;
  readonly bookingId: string;
  readonly sequence: number;
  readonly command: string;
  readonly from: string | null;
  readonly actorKind: Actor["kind"];
  readonly actorId: string | null;
  readonly actorName: string;
  readonly origin: Origin;
  readonly reason: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** A mail that is due at a time, as its row. */
export interface ScheduledRow {
  readonly topic: string;
  readonly due_at: Date;
}

export type ChangeStep = {
  readonly event: EventDeclaration;
  readonly outbox: readonly OutboxRow[];
  /** Replaces what was due before; left out where nothing was and nothing is. */
  readonly scheduled?: readonly ScheduledRow[];
} & (
  | { readonly insert: Readonly<Record<string, unknown>> }
  | {
      readonly bookingId: string;
      readonly organizationId: string;
      readonly version: number;
      readonly set: Readonly<Record<string, unknown>>;
    }
);

/** Many bookings that one cause brings to one status, each with an event of its own that tells the same. */
export interface StatusMove {
  readonly status: string;
  readonly event: Omit<EventDeclaration, "id" | "bookingId" | "sequence">;
  readonly bookings: readonly { readonly id: string; readonly version: number; readonly event_id: string }[];
}

/** Which of the written rows an idempotent answer is about, and its customer as it was. */
export interface StoredFor {
  readonly bookingId: string;
  readonly customer: CustomerRow;
}

/** What `apply_change` of the migrations, and `apply_asset_change` around it, write in one statement. */
export interface Change {
  readonly steps: readonly ChangeStep[];
  readonly idempotency?: {
    readonly organization_id: string;
    readonly scope_id: string;
    readonly key: string;
    readonly body_hash: string;
  };
  /** Departures whose places move with several bookings; locked before these, in id order. */
  readonly departures?: readonly string[];
  readonly customer?: CustomerRow & { readonly organization_id: string };
  /** How many bookings an offering takes in a day and a week; counted again once the steps are written. */
  readonly limits?: {
    readonly offering_id: string;
    readonly at: Date;
    readonly bounds: readonly { starts_from: Date; starts_before: Date; most: number }[];
  };
  /** A row of `hold`; takes the place of its session's earlier one. */
  readonly hold?: Readonly<Record<string, unknown>>;
  /** How many times the hold's address may hold at once. */
  readonly most_holds?: number;
  /** The asset that the booking uses; locked in share mode, before the bookings. */
  readonly uses?: string;
  /** The asset whose causes change; locked for update, before the bookings. */
  readonly asset?: string;
  /** Bookings of that asset whose status changes, and nothing else of them. */
  readonly moves?: readonly StatusMove[];
  /** Rows of `squawk` and `maintenance` as they are after it; a version more than they were. */
  readonly squawk?: Readonly<Record<string, unknown>>;
  readonly maintenance?: Readonly<Record<string, unknown>>;
  /** Each with all the bookings that it newly suspends. */
  readonly begun_causes?: readonly {
    readonly organization_id: string;
    readonly squawk_id: string | null;
    readonly maintenance_id: string | null;
    readonly since: Date;
    readonly booking_ids: readonly string[];
  }[];
  readonly ended_causes?: readonly { readonly booking_id: string; readonly cause_id: string }[];
  /** How many entries the booking's log had when this was decided; and its version, where no step compares that. */
  readonly readings?: { readonly booking_id: string; readonly entries: number; readonly version?: number };
  /** Rows of `usage_entry` and `asset_event`. */
  readonly usage?: readonly Readonly<Record<string, unknown>>[];
  readonly events?: readonly Readonly<Record<string, unknown>>[];
  /** Mails about other bookings than those of the steps, or about several at once. Without an event: the last step's. */
  readonly told?: readonly (OutboxRow & {
    readonly organization_id: string;
    readonly booking_id: string | null;
    readonly event_id?: string | null;
  })[];
  /** Kept with an idempotent answer, so that a replay says the same: a booking's `StoredFor`, or an asset's own. */
  readonly answer?: object;
}

export interface Written {
  /** As it stands after the event. */
  readonly booking: BookingRow;
  readonly event: EventDeclaration;
  readonly hash: string;
}

/** The rows written, or null when the idempotency key was used meanwhile. */
export async function applyChange(
  change: Change,
  db: Pick<PoolClient, "query"> = pool(),
): Promise<readonly Written[] | null> {
  const name = change.uses || change.asset ? "apply_asset_change" : "apply_change";
  const { rows } = await db.query<{ answer: { replayed?: true; results?: Written[] } }>({
    name,
    text: `SELECT ${name}($1::jsonb) AS answer`,
    values: [JSON.stringify(change)],
  });
  return rows[0]?.answer.results ?? null;
}

export function idempotencyOf(
  organizationId: string,
  ref: IdempotencyRef | undefined,
): Pick<Change, "idempotency"> {
  if (!ref) return {};
  return {
    idempotency: {
      organization_id: organizationId,
      scope_id: ref.scopeId,
      key: ref.key,
      body_hash: ref.bodyHash,
    },
  };
}

export function declare(
  bookingId: string,
  sequence: number,
  step: Pick<Step, "command" | "from" | "actor" | "reason" | "metadata">,
  origin: Origin,
  now: Date,
): EventDeclaration {
  return { id: newId(), bookingId, sequence, ...declaration(step, origin, now) };
}

/** What an event tells, whichever booking it is about. */
export function declaration(
  step: Pick<Step, "command" | "from" | "actor" | "reason" | "metadata">,
  origin: Origin,
  now: Date,
): StatusMove["event"] {
  return {
    command: step.command,
    from: step.from,
    actorKind: step.actor.kind,
    actorId: step.actor.id,
    // The trail is for ever and a customer can ask to be forgotten: who it was is read by the id, while it is known.
    actorName: step.actor.kind === "customer" ? "Customer" : step.actor.name,
    origin: step.actor.kind === "system" ? "worker" : origin,
    reason: step.reason,
    metadata: step.metadata,
    at: now.toISOString(),
  };
}

/** What is due after a step of a booking, unless nothing was due before it and nothing is. */
export function scheduledBy(
  lifecycle: LifecycleKey,
  step: Step,
  booking: BookingState,
  now: Date,
): Pick<ChangeStep, "scheduled"> {
  const due = scheduledMails(lifecycleOf(lifecycle), step, booking, now);
  const wasDue = booking.status !== null && (booking.policy.reminderMinutes != null || booking.deadlineAt);
  if (due.length === 0 && !wasDue) return {};
  return { scheduled: due.map(({ topic, dueAt }) => ({ topic, due_at: dueAt })) };
}

export interface UpdateOptions {
  readonly organizationId: string;
  readonly lifecycle: LifecycleKey;
  readonly booking: BookingState;
  /** Steps before this one in the same write. */
  readonly offset?: number;
  readonly step: Step;
  readonly origin: Origin;
  readonly now: Date;
  readonly outbox?: readonly OutboxRow[];
  readonly successorId?: string;
}

/** A step of a booking that exists. */
export function updateStep(options: UpdateOptions): ChangeStep {
  const { organizationId, booking, step, origin, now, successorId } = options;
  const version = booking.version + (options.offset ?? 0);
  return {
    bookingId: booking.id,
    organizationId,
    version,
    set: {
      ...columnsOf(step),
      ...(step.period ? { starts_at: step.period.startsAt, ends_at: step.period.endsAt } : {}),
      ...(successorId ? { successor_id: successorId } : {}),
    },
    event: declare(booking.id, version + 1, successorStep(step, successorId), origin, now),
    outbox: options.outbox ?? [],
    ...scheduledBy(options.lifecycle, step, booking, now),
  };
}

function successorStep(step: Step, successorId: string | undefined): Step {
  return successorId ? { ...step, metadata: { ...step.metadata, successorId } } : step;
}

/** What a step writes into the row, beside what the trigger derives. */
export function columnsOf(step: Step): Record<string, unknown> {
  const stamps = Object.entries(step.stamps).map(([stamp, at]) => [
    STAMP_COLUMNS[stamp as keyof typeof STAMP_COLUMNS],
    at,
  ]);
  return {
    status: step.to,
    deadline_at: step.deadline?.at ?? null,
    deadline_command: step.deadline?.command ?? null,
    maker_id: step.makerId,
    ...Object.fromEntries(stamps),
  };
}
