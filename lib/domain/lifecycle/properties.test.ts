import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, SYSTEM } from "@/lib/domain/access/actor";
import { ROLES } from "@/lib/domain/access/roles";
import type { Cause } from "@/lib/domain/assets/airworthiness";
import { availableCommands } from "@/lib/domain/lifecycle/available";
import { decide } from "@/lib/domain/lifecycle/decide";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { AssetFacts, BookingState, CommandInput, Facts, Lifecycle } from "@/lib/domain/lifecycle/types";
import {
  AUTHOR_ID,
  CUSTOMER_ID,
  MAKER_ID,
  OTHER_CUSTOMER_ID,
  OTHER_SUPPLIER_ID,
  SUPPLIER_ID,
} from "@/test/domain/actors";
import { booking, facts, HOUR, NOW, plus } from "@/test/domain/bookings";

const RUNS = 2_000;

/** A counterexample is printed with its seed; making it smaller would take longer than reading it. */
fc.configureGlobal({ endOnFailure: true, markInterruptAsFailure: true, interruptAfterTimeLimit: 20_000 });

const moment = fc.integer({ min: -400, max: 400 }).map((hours) => plus(hours * HOUR));
const soon = fc.integer({ min: -3, max: 3 }).map((ms) => plus(ms));
const instant = fc.oneof(moment, soon);

/** Somebody who may do much, so that not everything is forbidden. */
const manyRoles: Actor = {
  kind: "person",
  id: "00000000-0000-7000-8000-0000000000fe",
  name: "Many Roles",
  roles: ["owner", "agent", "approver", "cashier", "member", "supplier"],
  supplierId: SUPPLIER_ID,
};

const actor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(manyRoles) },
  { weight: 2, arbitrary: fc.constant(SYSTEM) },
  fc.record({
    kind: fc.constant("person" as const),
    id: fc.constantFrom(AUTHOR_ID, MAKER_ID, "00000000-0000-7000-8000-0000000000ff"),
    name: fc.string(),
    roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 4 }),
    supplierId: fc.constantFrom(null, SUPPLIER_ID, OTHER_SUPPLIER_ID),
  }),
  fc.record({
    kind: fc.constant("supplier" as const),
    id: fc.constantFrom(SUPPLIER_ID, OTHER_SUPPLIER_ID),
    name: fc.string(),
  }),
  fc.record({
    kind: fc.constant("customer" as const),
    id: fc.constantFrom(CUSTOMER_ID, OTHER_CUSTOMER_ID),
    name: fc.string(),
  }),
);

const policy = fc.record(
  {
    maxPartySize: fc.option(fc.integer({ min: 1, max: 6 })),
    cancelUntilMinutes: fc.option(fc.integer({ min: 0, max: 20_000 })),
    requiresConfirmation: fc.boolean(),
    confirmationTimeLimitMinutes: fc.integer({ min: 1, max: 20_000 }),
    pendingHoldsTime: fc.boolean(),
    holdMinutes: fc.integer({ min: 1, max: 20_000 }),
  },
  { requiredKeys: [] },
);

function bookingOf(lifecycle: Lifecycle): fc.Arbitrary<BookingState> {
  const deadlines = fc.option(
    fc.record({
      deadlineAt: instant,
      deadlineCommand: fc.constantFrom("time_out" as const, "expire" as const),
    }),
  );
  return fc
    .record({
      status: fc.constantFrom(null, ...Object.keys(lifecycle.statuses)),
      startsAt: fc.oneof({ weight: 3, arbitrary: fc.constant(plus(200 * HOUR)) }, instant),
      minutes: fc.integer({ min: 1, max: 5_000 }),
      partySize: fc.integer({ min: 1, max: 12 }),
      supplierId: fc.constantFrom(null, SUPPLIER_ID),
      makerId: fc.constantFrom(null, MAKER_ID),
      authorId: fc.constantFrom(null, AUTHOR_ID),
      operationOpen: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
      deadline: deadlines,
      policy,
    })
    .map(({ minutes, deadline, ...state }) =>
      booking(state.status, { ...state, ...deadline, endsAt: plus(minutes * 60_000, state.startsAt) }),
    );
}

const cause: fc.Arbitrary<Cause> = fc.oneof(
  fc.record({
    kind: fc.constant("squawk" as const),
    id: fc.uuid(),
    title: fc.string(),
    severity: fc.constantFrom("grounding" as const, "caution" as const, "info" as const),
    status: fc.constantFrom("open" as const, "deferred" as const),
    deferredUntil: fc.option(instant),
  }),
  fc
    .record({ startsAt: instant, minutes: fc.integer({ min: 1, max: 5_000 }) })
    .map(({ startsAt, minutes }) => ({
      kind: "maintenance" as const,
      id: "00000000-0000-7000-8000-0000000000aa",
      title: "Annual",
      startsAt,
      endsAt: plus(minutes * 60_000, startsAt),
    })),
);

const assetFacts: fc.Arbitrary<AssetFacts> = fc.record({
  minimumMinutes: fc.integer({ min: 1, max: 600 }),
  advanceDays: fc.integer({ min: 1, max: 100 }),
  causes: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(cause, { maxLength: 2 })),
  overlapping: fc.array(
    fc.record({
      id: fc.uuid(),
      reference: fc.constantFrom("OVER-0003", "OVER-0004"),
      startsAt: instant,
      endsAt: instant,
      author: fc.constantFrom({ id: AUTHOR_ID, name: "The author" }, { id: MAKER_ID, name: "The maker" }),
    }),
    { maxLength: 3 },
  ),
  showsMemberNames: fc.boolean(),
  usageUnit: fc.constantFrom(null, "h"),
  usageLogged: fc.boolean(),
});

const surroundings: fc.Arbitrary<Facts> = fc
  .record({
    assetApprovalRequired: fc.boolean(),
    offeringActive: fc.boolean(),
    confirmsAutomatically: fc.boolean(),
    limit: fc.option(fc.integer({ min: 1, max: 20_000 })),
    resource: fc.constantFrom(null, "exclusive" as const, "counted" as const),
    taken: fc.integer({ min: 0, max: 10 }),
    conflict: fc.boolean(),
    displaces: fc.array(fc.constantFrom("OVER-0001", "OVER-0002"), { maxLength: 2 }),
    asset: fc.option(assetFacts),
  })
  .map((given) =>
    facts({
      organization: {
        name: "Nordic Desk",
        timeZone: "America/New_York",
        assetApprovalRequired: given.assetApprovalRequired,
      },
      offering: { name: "Cruise", active: given.offeringActive },
      supplier: {
        name: "Fjord Boats",
        active: true,
        confirmsAutomatically: given.confirmsAutomatically,
        decisionTimeLimitMinutes: given.limit,
      },
      resource: given.resource && { name: "The boat", kind: given.resource },
      places: given.resource === "counted" ? { capacity: 10, taken: given.taken } : null,
      conflict: given.conflict
        ? { reference: "TAKE-0001", supplierId: null, authorId: null, buffersOnly: false }
        : null,
      displaces: given.displaces,
      asset: given.asset,
    }),
  );

function inputOf(lifecycle: Lifecycle): fc.Arbitrary<CommandInput> {
  const statuses = Object.keys(lifecycle.statuses);
  const usable = fc.record({
    reason: fc.constant("Because"),
    startsAt: fc.constant(plus(300 * HOUR)),
    endsAt: fc.constant(plus(301 * HOUR)),
    status: fc.constantFrom(...statuses),
  });
  const anything = fc.record(
    {
      reason: fc.constantFrom(null, "", "  ", "Because", "x".repeat(2_001)),
      expectedVersion: fc.constantFrom(0, 2, 3),
      tentative: fc.boolean(),
      startsAt: instant,
      endsAt: instant,
      status: fc.constantFrom(...statuses, "nowhere"),
      holdMinutes: fc.integer({ min: 1, max: 20_000 }),
    },
    { requiredKeys: [] },
  );
  return fc.oneof(usable, anything);
}

describe.each(LIFECYCLE_KEYS)("%s, whatever is asked", (key) => {
  const lifecycle = lifecycleOf(key);
  const commands = [...new Set(lifecycle.transitions.map(({ command }) => command)), "teleport"];
  const question = bookingOf(lifecycle).chain((state) => {
    const legal = lifecycle.transitions.filter((row) =>
      state.status === null ? row.from === null : row.from?.includes(state.status),
    );
    return fc.record({
      booking: fc.constant(state),
      command: fc.constantFrom(
        ...commands,
        ...legal.flatMap(({ command }) => Array(4).fill(command) as string[]),
      ),
      actor,
      facts: surroundings,
      input: inputOf(lifecycle),
    });
  });

  test("decide answers, and what it allows is in the table", () => {
    const allowed = new Set<string>();
    fc.assert(
      fc.property(question, (asked) => {
        const outcome = decide(lifecycle, asked);
        if (!outcome.ok) {
          expect(outcome.refusals.length).toBeGreaterThan(0);
          return;
        }
        allowed.add(asked.command);
        let status = asked.booking.status;
        for (const step of outcome.decision.steps) {
          expect(step.from).toBe(status);
          const edge = lifecycle.transitions.find(
            (row) =>
              row.command === step.command &&
              (step.from === null ? row.from === null : row.from?.includes(step.from)) &&
              row.to.includes(step.to),
          );
          expect(edge).toBeDefined();
          expect(edge?.waitsFor).toBeUndefined();
          status = step.to;
        }
        expect(outcome.decision.steps[0]?.command).toBe(asked.command);
        const terminal = asked.booking.status !== null && lifecycle.statuses[asked.booking.status]?.terminal;
        if (terminal) expect(asked.command).toBe("override");
        expect(asked.booking.operationOpen).toBe(false);
      }),
      { numRuns: RUNS },
    );
    const available = lifecycle.transitions.filter((row) => !row.waitsFor).map(({ command }) => command);
    expect(allowed.size).toBeGreaterThanOrEqual(Math.floor(new Set(available).size / 2));
  });

  test("at or after the deadline nothing but its own command and an override is allowed", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { deadlineAt, deadlineCommand } = asked.booking;
        if (!deadlineAt || deadlineAt > NOW || !decide(lifecycle, asked).ok) return;
        expect([deadlineCommand, "override"]).toContain(asked.command);
      }),
      { numRuns: RUNS },
    );
  });

  test("a deadline that is set belongs to a command of the status, and is never after the start where the table says so", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const outcome = decide(lifecycle, asked);
        if (!outcome.ok) return;
        const steps = [...outcome.decision.steps, ...(outcome.decision.successor?.decision.steps ?? [])];
        const last = steps.at(-1);
        if (!last?.deadline) return;
        const { at, command } = last.deadline;
        if (last.transition.deadline !== "keep") {
          expect(
            lifecycle.transitions.some((row) => row.command === command && row.from?.includes(last.to)),
          ).toBe(true);
          const start = outcome.decision.successor?.booking.startsAt ?? asked.booking.startsAt;
          if (key === "request" || key === "appointment") expect(at <= start).toBe(true);
          expect(at > NOW).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("what is shown is what is decided: one command's preview has a line for each effect", () => {
    fc.assert(
      fc.property(question, (asked) => {
        if (asked.booking.status === null) return;
        for (const shown of availableCommands(lifecycle, asked.booking, asked.actor, asked.facts)) {
          if (shown.input !== null) continue;
          const outcome = decide(lifecycle, {
            ...asked,
            command: shown.command,
            input: {},
            assumeReason: true,
          });
          expect(shown.allowed).toBe(outcome.ok);
          if (outcome.ok) {
            expect(shown.to).toBe(outcome.decision.steps.at(-1)?.to);
            expect(shown.preview.map(({ kind }) => kind)).toEqual(
              outcome.decision.effects.map(({ kind }) => kind),
            );
            expect(shown.preview.every(({ text }) => text.length > 0)).toBe(true);
          } else {
            expect(shown.refusals).toEqual(outcome.refusals);
            expect(shown.preview).toEqual([]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("overdue bookings are ended exactly when time or places are taken", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const outcome = decide(lifecycle, asked);
        if (!outcome.ok || !asked.facts.resource || outcome.decision.successor) return;
        const { effects } = outcome.decision;
        const takes = effects.some(
          (effect) =>
            (effect.kind === "time" && effect.taken) || (effect.kind === "places" && effect.count > 0),
        );
        const moves = effects.some(({ kind }) => kind === "period");
        const displaced = effects.filter(({ kind }) => kind === "displaces").length;
        if (takes) expect(displaced).toBe(asked.facts.displaces.length);
        else if (!moves) expect(displaced).toBe(0);
      }),
      { numRuns: RUNS },
    );
  });
});
