import { describe, expect, test } from "vitest";
import { type Actor, SYSTEM } from "@/lib/domain/access/actor";
import { maker, person } from "@/test/domain/actors";
import { booking, codes, deadlineOf, decideOn, effectsOf, MINUTE, plus } from "@/test/domain/bookings";
import { oracleStatuses } from "@/test/oracle/read-tables";

describe("tour", () => {
  const hold = (input: number | undefined, policy: number | undefined, command = "hold") =>
    deadlineOf(
      decideOn("tour", {
        booking: booking("draft", { policy: { holdMinutes: policy } }),
        command,
        actor: person("agent"),
        input: { holdMinutes: input },
      }),
    );

  test("a hold lasts as long as asked for, else as the offering says, else 30 minutes", () => {
    expect(hold(45, 60)).toBe("2026-03-08T10:45:00.000Z");
    expect(hold(undefined, 60)).toBe("2026-03-08T11:00:00.000Z");
    expect(hold(undefined, undefined)).toBe("2026-03-08T10:30:00.000Z");
    expect(hold(undefined, 60, "request_payment")).toBe("2026-03-08T11:00:00.000Z");
  });
  test("asking for payment lets a hold's deadline run on", () => {
    const held = booking("on_hold", { deadlineAt: plus(7 * MINUTE), deadlineCommand: "expire" });
    const outcome = decideOn("tour", { booking: held, command: "request_payment", actor: person("agent") });
    expect(deadlineOf(outcome)).toBe("2026-03-08T10:07:00.000Z");
  });
  test("confirm stamps paidAt only when it comes from awaiting_payment", () => {
    const stamps = (status: string) => {
      const outcome = decideOn("tour", {
        booking: booking(status),
        command: "confirm",
        actor: person("agent"),
      });
      return outcome.ok ? Object.keys(outcome.decision.steps[0]?.stamps ?? {}) : codes(outcome);
    };
    expect(stamps("draft")).toEqual(["confirmedAt"]);
    expect(stamps("on_hold")).toEqual(["confirmedAt"]);
    expect(stamps("awaiting_payment")).toEqual(["confirmedAt", "paidAt"]);
  });

  const STAMPED: Readonly<Record<string, readonly string[]>> = {
    draft: [],
    on_hold: [],
    awaiting_payment: ["awaitingPaymentAt"],
    confirmed: ["confirmedAt"],
    in_progress: [],
    completed: ["completedAt"],
    expired: ["expiredAt"],
    cancelled: ["cancelledAt"],
  };
  const statuses = oracleStatuses("tour");
  test.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))(
    "override $0.status → $1.status takes or gives back places, with stamps and deadline",
    (from, to) => {
      const given = booking(from.status);
      const ask = (taken: number) =>
        decideOn("tour", {
          booking: given,
          command: "override",
          actor: person("owner"),
          facts: { resource: { name: "The boat", kind: "counted" }, places: { capacity: 10, taken } },
          input: { status: to.status, reason: "The guide said so" },
        });
      const outcome = ask(0);
      expect(codes(outcome)).toEqual([`→ ${to.status}`]);
      const step = outcome.ok ? outcome.decision.steps[0] : null;
      expect(Object.keys(step?.stamps ?? {})).toEqual(STAMPED[to.status]);
      expect(step?.metadata).toEqual({ override: true });
      expect(deadlineOf(outcome)).toBe(
        ["on_hold", "awaiting_payment"].includes(to.status) ? "2026-03-08T10:30:00.000Z" : null,
      );
      const change = Number(to.occupies === "yes") - Number(from.occupies === "yes");
      expect(effectsOf(outcome, "places").map(({ count }) => count)).toEqual(
        change === 0 ? [] : [change * given.partySize],
      );
      expect(codes(ask(9))).toEqual(change === 1 ? ["capacity_taken"] : [`→ ${to.status}`]);
    },
  );
  test("an override needs a reason and one who may", () => {
    const ask = (actor: Actor, reason: string) =>
      codes(
        decideOn("tour", {
          booking: booking("draft"),
          command: "override",
          actor,
          input: { status: "confirmed", reason },
        }),
      );
    expect(ask(person("owner"), "")).toEqual(["reason_required"]);
    expect(ask(person("agent"), "x")).toEqual(["forbidden"]);
    expect(ask(SYSTEM, "x")).toEqual(["forbidden"]);
    expect(ask(maker("admin"), "x")).toEqual(["→ confirmed"]);
  });
});
