import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Facts } from "@/lib/domain/lifecycle/types";
import { customer, person, supplierByLink } from "@/test/domain/actors";
import {
  booking,
  codes,
  deadlineOf,
  decideOn,
  effectsOf,
  HOUR,
  NOW,
  plus,
  supplier,
} from "@/test/domain/bookings";

describe("request", () => {
  const create = (given: Partial<Facts>, startsAt = plus(240 * HOUR)) =>
    decideOn("request", {
      booking: booking(null, { startsAt, endsAt: plus(HOUR, startsAt) }),
      command: "create",
      actor: person("agent"),
      facts: given,
    });

  test("its deadline is created plus the supplier's time limit, and never after the start", () => {
    expect(deadlineOf(create(supplier({ decisionTimeLimitMinutes: 90 })))).toBe("2026-03-08T11:30:00.000Z");
    expect(deadlineOf(create(supplier({ decisionTimeLimitMinutes: 90 }), plus(HOUR)))).toBe(
      "2026-03-08T11:00:00.000Z",
    );
    expect(deadlineOf(create(supplier({ decisionTimeLimitMinutes: null })))).toBeNull();
    expect(deadlineOf(create({ supplier: null }))).toBeNull();
  });

  test("confirmed at once by a supplier who confirms automatically: two steps, one mail topic", () => {
    const outcome = create(supplier({ confirmsAutomatically: true, decisionTimeLimitMinutes: 90 }));
    expect(codes(outcome)).toEqual(["→ pending", "→ confirmed"]);
    expect(outcome.ok && outcome.decision.steps.map(({ actor }) => actor.kind)).toEqual(["person", "system"]);
    expect(effectsOf(outcome, "mail").map(({ to, topic }) => `${topic} ${to}`)).toEqual([
      "confirmed customer",
      "confirmed supplier",
      "confirmed seller",
    ]);
    expect(deadlineOf(outcome)).toBeNull();
  });

  test("without capacity the create that would be confirmed at once is refused itself", () => {
    const full: Partial<Facts> = {
      resource: { name: "The boat", kind: "counted" },
      places: { capacity: 10, taken: 9 },
    };
    expect(codes(create({ ...full, ...supplier({ confirmsAutomatically: true }) }))).toEqual([
      "capacity_taken",
    ]);
    expect(codes(create(full))).toEqual(["→ pending"]);
  });

  test("a seller who is nobody is the organization", () => {
    const outcome = decideOn("request", {
      booking: booking(null, { authorId: null }),
      command: "create",
      actor: customer,
      facts: { authorName: null },
    });
    expect(effectsOf(outcome, "mail").map(({ to, name }) => `${to} ${name}`)).toEqual([
      "customer Ida Customer",
      "supplier Fjord Boats",
      "seller Nordic Desk",
    ]);
  });

  test.each([
    [{ cancelUntilMinutes: 24 * 60 }, plus(24 * HOUR), ["→ cancelled"]],
    [{ cancelUntilMinutes: 24 * 60 }, plus(24 * HOUR - 1), ["cancellation_window_closed"]],
    [{ cancelUntilMinutes: null }, NOW, ["→ cancelled"]],
    [{ cancelUntilMinutes: null }, plus(-1), ["cancellation_window_closed"]],
  ])("a customer cancels by the policy %o, which staff need not", (policy, startsAt, expected) => {
    const ask = (actor: Actor) =>
      codes(
        decideOn("request", {
          booking: booking("confirmed", { policy, startsAt, endsAt: plus(HOUR, startsAt) }),
          command: "cancel",
          actor,
          input: { reason: "x" },
        }),
      );
    expect(ask(customer)).toEqual(expected);
    expect(ask(person("agent"))).toEqual(["→ cancelled"]);
    expect(ask(supplierByLink)).toEqual(["→ cancelled"]);
  });
});
