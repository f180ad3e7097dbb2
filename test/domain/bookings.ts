import type { Actor } from "@/lib/domain/access/actor";
import { decide, type Outcome } from "@/lib/domain/lifecycle/decide";
import type { Effect } from "@/lib/domain/lifecycle/effects";
import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { AssetFacts, BookingState, CommandInput, Facts } from "@/lib/domain/lifecycle/types";
import { AUTHOR_ID, CUSTOMER_ID, MAKER_ID, SUPPLIER_ID } from "./actors";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A Sunday on which New York's clocks go forward, so that a rule on a wall clock would show. */
export const NOW = new Date("2026-03-08T10:00:00.000Z");

export function plus(milliseconds: number, from = NOW): Date {
  return new Date(from.getTime() + milliseconds);
}

/** A booking that starts in ten days and lasts two hours. */
export function booking(status: string | null, more: Partial<BookingState> = {}): BookingState {
  return {
    id: "00000000-0000-7000-8000-000000000001",
    reference: "TEST-0001",
    status,
    version: status === null ? 0 : 3,
    authorId: AUTHOR_ID,
    makerId: MAKER_ID,
    customerId: CUSTOMER_ID,
    supplierId: SUPPLIER_ID,
    startsAt: plus(240 * HOUR),
    endsAt: plus(242 * HOUR),
    partySize: 2,
    deadlineAt: null,
    deadlineCommand: null,
    policy: {},
    stamps: {},
    operationOpen: false,
    ...more,
  };
}

/** An asset that may be used, of which no readings are kept. */
export const ASSET: AssetFacts = {
  minimumMinutes: 60,
  advanceDays: 90,
  causes: [],
  overlapping: [],
  showsMemberNames: true,
  usageUnit: null,
  usageLogged: false,
};

/** Everything is active and free, and nobody asks for approval. */
export function facts(more: Partial<Facts> = {}): Facts {
  return {
    now: NOW,
    organization: { name: "Nordic Desk", timeZone: "Europe/Oslo", assetApprovalRequired: false },
    offering: { name: "Fjord cruise", active: true },
    supplier: {
      name: "Fjord Boats",
      active: true,
      confirmsAutomatically: false,
      decisionTimeLimitMinutes: null,
    },
    customer: { name: "Ida Customer", active: true },
    authorName: "The author",
    authorRoles: [],
    resource: { name: "The boat", kind: "exclusive" },
    places: null,
    conflict: null,
    displaces: [],
    slots: null,
    asset: ASSET,
    ...more,
  };
}

export const APPROVAL_REQUIRED: Partial<Facts> = {
  organization: { name: "Nordic Desk", timeZone: "Europe/Oslo", assetApprovalRequired: true },
};

export interface Given {
  readonly booking: BookingState;
  readonly command: string;
  readonly actor: Actor;
  readonly facts?: Partial<Facts>;
  readonly input?: CommandInput;
}

export function decideOn(key: LifecycleKey, given: Given): Outcome {
  return decide(lifecycleOf(key), {
    booking: given.booking,
    command: given.command,
    actor: given.actor,
    facts: facts(given.facts),
    input: given.input ?? {},
  });
}

/** The refusals' codes, or the statuses that the booking goes through. */
export function codes(outcome: Outcome): string[] {
  return outcome.ok
    ? outcome.decision.steps.map(({ to }) => `→ ${to}`)
    : outcome.refusals.map(({ code }) => code);
}

/** When the decided booking must be answered, in UTC. */
export function deadlineOf(outcome: Outcome): string | null {
  if (!outcome.ok) throw new Error(codes(outcome).join(", "));
  return outcome.decision.steps.at(-1)?.deadline?.at.toISOString() ?? null;
}

export function effectsOf<Kind extends Effect["kind"]>(
  outcome: Outcome,
  kind: Kind,
): Extract<Effect, { kind: Kind }>[] {
  if (!outcome.ok) throw new Error(codes(outcome).join(", "));
  return outcome.decision.effects.filter((effect) => effect.kind === kind) as never;
}

/** The facts of a supplier that differs from the usual one. */
export function supplier(more: Partial<NonNullable<Facts["supplier"]>>): Partial<Facts> {
  return { supplier: { ...(facts().supplier as NonNullable<Facts["supplier"]>), ...more } };
}
