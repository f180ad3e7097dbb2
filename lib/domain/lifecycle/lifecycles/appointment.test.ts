import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { previewOf } from "@/lib/domain/lifecycle/available";
import type { Outcome } from "@/lib/domain/lifecycle/decide";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Facts } from "@/lib/domain/lifecycle/types";
import { customer, person, supplierByLink } from "@/test/domain/actors";
import { booking, codes, deadlineOf, decideOn, facts, HOUR, MINUTE, NOW, plus } from "@/test/domain/bookings";

describe("appointment", () => {
  const create = (minutes: number | undefined, startsAt = plus(240 * HOUR)) =>
    decideOn("appointment", {
      booking: booking(null, {
        startsAt,
        endsAt: plus(HOUR, startsAt),
        policy: { requiresConfirmation: true, confirmationTimeLimitMinutes: minutes },
      }),
      command: "create",
      actor: customer,
    });

  test("24 hours to answer by default, hours and not wall clock", () => {
    expect(NOW.toISOString()).toBe("2026-03-08T10:00:00.000Z");
    expect(deadlineOf(create(undefined))).toBe("2026-03-09T10:00:00.000Z");
  });
  test("at least an hour, and never after the start", () => {
    expect(deadlineOf(create(5))).toBe("2026-03-08T11:00:00.000Z");
    expect(deadlineOf(create(180))).toBe("2026-03-08T13:00:00.000Z");
    expect(deadlineOf(create(5, plus(10 * MINUTE)))).toBe("2026-03-08T10:10:00.000Z");
  });
  test("an offering without confirmation gives a confirmed appointment without a deadline", () => {
    const outcome = decideOn("appointment", { booking: booking(null), command: "create", actor: customer });
    expect(codes(outcome)).toEqual(["→ confirmed"]);
    expect(deadlineOf(outcome)).toBeNull();
  });
  test.each([
    ["complete", -1, ["too_early"]],
    ["complete", 0, ["→ completed"]],
    ["mark_no_show", -2 * HOUR - 1, ["too_early"]],
    ["mark_no_show", -2 * HOUR, ["→ no_show"]],
  ])("%s at the end %i ms", (command, fromEnd, expected) => {
    const given = booking("confirmed");
    const now = plus(fromEnd, given.endsAt);
    const outcome = decideOn("appointment", {
      booking: given,
      command,
      actor: person("agent"),
      facts: { now },
    });
    expect(codes(outcome)).toEqual(expected);
  });

  describe("rescheduled", () => {
    const moved = (status: string, actor: Actor, more: Partial<Facts> = {}, startsAt = plus(300 * HOUR)) =>
      decideOn("appointment", {
        booking: booking(status, { policy: { requiresConfirmation: true, cancelUntilMinutes: 60 } }),
        command: "reschedule",
        actor,
        facts: more,
        input: { startsAt },
      });
    const successorOf = (outcome: Outcome) =>
      outcome.ok ? outcome.decision.successor?.decision.steps.at(-1)?.to : codes(outcome).join();

    test("makes one successor of the same length", () => {
      const outcome = moved("confirmed", person("agent"));
      expect(codes(outcome)).toEqual(["→ rescheduled"]);
      expect(outcome.ok && outcome.decision.successor?.booking).toMatchObject({
        status: null,
        version: 0,
        startsAt: plus(300 * HOUR),
        endsAt: plus(302 * HOUR),
      });
    });
    test("given by the supplier the successor is confirmed, by others it starts as create would", () => {
      expect(successorOf(moved("confirmed", supplierByLink))).toBe("confirmed");
      expect(successorOf(moved("confirmed", person("supplier")))).toBe("confirmed");
      expect(successorOf(moved("confirmed", person("agent")))).toBe("pending");
      expect(successorOf(moved("confirmed", customer))).toBe("pending");
      expect(successorOf(moved("pending", customer))).toBe("pending");
    });
    test("the preview says when that gives up a confirmed time for a request", () => {
      const lines = (outcome: Outcome) =>
        previewOf(lifecycleOf("appointment"), outcome, facts()).map(({ text }) => text);
      const warning = /gives up the confirmed time for a request/;
      expect(lines(moved("confirmed", customer)).join("\n")).toMatch(warning);
      expect(lines(moved("confirmed", supplierByLink)).join("\n")).not.toMatch(warning);
      expect(lines(moved("pending", customer)).join("\n")).not.toMatch(warning);
    });
    test("a successor that create would refuse refuses it", () => {
      expect(codes(moved("confirmed", person("agent"), {}, plus(-HOUR)))).toEqual(["starts_in_past"]);
      expect(
        codes(
          moved("confirmed", person("agent"), {
            conflict: { reference: "X", supplierId: null, authorId: null, buffersOnly: false },
          }),
        ),
      ).toEqual(["slot_taken"]);
    });
    test("a customer moves a confirmed one by the policy, and a request always", () => {
      const late: Partial<Facts> = { now: plus(240 * HOUR - 30 * MINUTE) };
      expect(codes(moved("confirmed", customer, late))).toEqual(["reschedule_window_closed"]);
      expect(codes(moved("pending", customer, late))).toEqual(["→ rescheduled"]);
    });
  });
});
