import { describe, expect, test } from "vitest";
import { person } from "@/test/domain/actors";
import { booking, deadlineOf, decideOn, HOUR, plus } from "@/test/domain/bookings";

describe("ticket", () => {
  test("a draft lives for 30 minutes", () => {
    const outcome = decideOn("ticket", { booking: booking(null), command: "create", actor: person("agent") });
    expect(deadlineOf(outcome)).toBe("2026-03-08T10:30:00.000Z");
  });
  test("a payment that is asked for lets the supplier's limit run on", () => {
    const held = booking("held", { deadlineAt: plus(HOUR), deadlineCommand: "expire" });
    const outcome = decideOn("ticket", { booking: held, command: "request_payment", actor: person("agent") });
    expect(deadlineOf(outcome)).toBe("2026-03-08T11:00:00.000Z");
  });
});
