import { describe, expect, test } from "vitest";
import { type Actor, SYSTEM } from "@/lib/domain/access/actor";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { BookingState, CommandInput } from "@/lib/domain/lifecycle/types";
import { author, COLUMNS, customer, maker, person, supplierByLink } from "@/test/domain/actors";
import { booking, codes, decideOn, facts, HOUR, MINUTE, NOW, plus } from "@/test/domain/bookings";
import { oracleEdges } from "@/test/oracle/read-tables";

describe("refusals come in a fixed order", () => {
  /** Everything is wrong at once; each test cures the refusal before. */
  const wrong = booking("confirmed", {
    version: 3,
    operationOpen: true,
    deadlineAt: plus(-MINUTE),
    deadlineCommand: "time_out",
  });
  const reschedule = (actor: Actor, state: BookingState, input: CommandInput) =>
    codes(decideOn("appointment", { booking: state, command: "reschedule", actor, input }));
  const newTime = { startsAt: plus(300 * HOUR) };

  test("invalid_input before all", () => {
    expect(reschedule(person("viewer"), wrong, { expectedVersion: 2 })).toEqual(["invalid_input"]);
  });
  test("then forbidden", () => {
    expect(reschedule(person("viewer"), wrong, { ...newTime, expectedVersion: 2 })).toEqual(["forbidden"]);
  });
  test("then stale_version", () => {
    const terminal = { ...wrong, status: "cancelled" };
    expect(reschedule(person("agent"), terminal, { ...newTime, expectedVersion: 2 })).toEqual([
      "stale_version",
    ]);
  });
  test("then illegal_transition", () => {
    const terminal = { ...wrong, status: "cancelled" };
    expect(reschedule(person("agent"), terminal, { ...newTime, expectedVersion: 3 })).toEqual([
      "illegal_transition",
    ]);
  });
  test("then operation_in_flight", () => {
    expect(reschedule(person("agent"), wrong, newTime)).toEqual(["operation_in_flight"]);
  });
  test("then deadline_passed", () => {
    expect(reschedule(person("agent"), { ...wrong, operationOpen: false }, newTime)).toEqual([
      "deadline_passed",
    ]);
  });
  test("then reason_required", () => {
    const begun = booking("confirmed", { startsAt: plus(-HOUR), endsAt: plus(HOUR) });
    const cancel = (actor: Actor) =>
      codes(decideOn("appointment", { booking: begun, command: "cancel", actor }));
    expect(cancel(person("agent"))).toEqual(["reason_required"]);
    expect(cancel(customer)).toEqual(["cancellation_window_closed"]);
  });
});

test("all guards that fail are reported together", () => {
  const outcome = decideOn("request", {
    booking: booking(null, { startsAt: plus(-HOUR), partySize: 9, policy: { maxPartySize: 4 } }),
    command: "create",
    actor: person("agent"),
    facts: {
      offering: { name: "Cruise", active: false },
      supplier: { ...facts().supplier, active: false } as never,
      customer: { name: "Ida", active: false },
    },
  });
  expect(codes(outcome)).toEqual([
    "offering_inactive",
    "supplier_inactive",
    "customer_inactive",
    "starts_in_past",
    "party_too_large",
  ]);
});

describe("a reason, where the table asks for one", () => {
  const PARTIES: Readonly<Record<string, Actor>> = {
    owner: person("owner"),
    admin: person("admin"),
    agent: person("agent"),
    approver: person("approver"),
    supplier: person("supplier"),
    customer,
    system: SYSTEM,
    cashier: person("cashier"),
    accountant: person("accountant"),
    member: person("member"),
  };

  test.each(LIFECYCLE_KEYS)("%s: from exactly those whom the table names", (key) => {
    for (const edge of oracleEdges(key)) {
      if (edge.from === null || edge.command === "time_out" || edge.command === "expire") continue;
      for (const word of edge.who) {
        const actor = word === "author" ? author("member") : PARTIES[word.replace("never-maker:", "")];
        if (!actor) throw new Error(`Nobody stands for ${word}`);
        const ask = (reason: string | null) =>
          codes(
            decideOn(key, {
              booking: booking(edge.from),
              command: edge.command,
              actor,
              input: { reason, status: edge.to, startsAt: plus(300 * HOUR), endsAt: plus(301 * HOUR) },
            }),
          );
        const required = edge.reasonFrom.includes(word.replace("never-maker:", ""));
        const name = `${edge.command} from ${edge.from} by ${word}`;
        expect([name, ask(null).includes("reason_required")]).toEqual([name, required]);
        expect([name, ask(" \n\t ").includes("reason_required")]).toEqual([name, required]);
        expect([name, ask("x").includes("reason_required")]).toEqual([name, false]);
      }
    }
  });

  test.each([
    [1, ["→ rejected"]],
    [2_000, ["→ rejected"]],
    [2_001, ["reason_required"]],
  ])("of %i characters after trimming", (length, expected) => {
    const outcome = decideOn("request", {
      booking: booking("pending"),
      command: "reject",
      actor: supplierByLink,
      input: { reason: `  ${"é".repeat(length)}  ` },
    });
    expect(codes(outcome)).toEqual(expected);
    if (outcome.ok) expect(outcome.decision.steps[0]?.reason).toHaveLength(length);
  });

  test("one who holds a role that is not asked gives none", () => {
    const both = { ...person("agent", "supplier") } as Actor;
    const outcome = decideOn("appointment", {
      booking: booking("confirmed"),
      command: "cancel",
      actor: both,
    });
    expect(codes(outcome)).toEqual(["reason_required"]);
  });
});

describe("maker and checker (INV-12)", () => {
  test.each([
    ["asset", "approve", "pending"],
    ["asset", "reject", "pending"],
    ["ticket", "approve", "pending_approval"],
    ["ticket", "reject", "pending_approval"],
  ] as const)("%s %s: neither the author nor the maker, whatever their roles", (key, command, status) => {
    const ask = (actor: Actor) =>
      codes(decideOn(key, { booking: booking(status), command, actor, input: { reason: "x" } }));
    const roles = ["owner", "admin", "approver"] as const;
    expect(ask(author(...roles))).toEqual(["forbidden"]);
    expect(ask(maker(...roles))).toEqual(["forbidden"]);
    expect(ask(person(...roles))).not.toEqual(["forbidden"]);
  });

  test("whoever firms up into approval becomes the maker", () => {
    const outcome = decideOn("asset", {
      booking: booking("tentative", { makerId: null }),
      command: "firm_up",
      actor: author("member"),
      facts: { organization: { name: "Club", timeZone: "UTC", assetApprovalRequired: true } },
    });
    expect(outcome.ok && outcome.decision.steps[0]?.makerId).toBe(author("member").id);
  });
});

describe("at the deadline (INV-09)", () => {
  const pending = booking("pending", { deadlineAt: NOW, deadlineCommand: "time_out" });
  const at = (now: Date, command: string, actor: Actor) =>
    codes(decideOn("request", { booking: pending, command, actor, facts: { now }, input: { reason: "x" } }));

  test("a millisecond before, people decide and the system may not", () => {
    expect(at(plus(-1), "confirm", supplierByLink)).toEqual(["→ confirmed"]);
    expect(at(plus(-1), "time_out", SYSTEM)).toEqual(["deadline_not_reached"]);
  });
  test("at the very instant only the deadline's own command is accepted", () => {
    expect(at(NOW, "confirm", supplierByLink)).toEqual(["deadline_passed"]);
    expect(at(NOW, "confirm", SYSTEM)).toEqual(["deadline_passed"]);
    expect(at(NOW, "withdraw", customer)).toEqual(["deadline_passed"]);
    expect(at(NOW, "time_out", SYSTEM)).toEqual(["→ rejected"]);
  });
  test("nobody but the system gives it", () => {
    for (const actor of Object.values(COLUMNS))
      expect(at(NOW, "time_out", actor)).toEqual(actor.kind === "system" ? ["→ rejected"] : ["forbidden"]);
  });
  test("a booking without a deadline cannot time out", () => {
    const outcome = decideOn("request", { booking: booking("pending"), command: "time_out", actor: SYSTEM });
    expect(codes(outcome)).toEqual(["deadline_not_reached"]);
  });
  test("an override is accepted after it, and in no other lifecycle", () => {
    const held = booking("on_hold", { deadlineAt: NOW, deadlineCommand: "expire" });
    const override = {
      command: "override",
      actor: person("owner"),
      input: { status: "confirmed", reason: "x" },
    };
    expect(codes(decideOn("tour", { booking: held, ...override }))).toEqual(["→ confirmed"]);
    expect(
      codes(decideOn("tour", { booking: held, command: "confirm", actor: person("owner"), input: {} })),
    ).toEqual(["deadline_passed"]);
    for (const key of LIFECYCLE_KEYS.filter((other) => other !== "tour"))
      expect(lifecycleOf(key).transitions.some(({ command }) => command === "override")).toBe(false);
  });
});
