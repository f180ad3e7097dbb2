import { describe, expect, test } from "vitest";
import { alreadyDone } from "@/lib/client/lost-answer";
import type { MissedChange } from "@/lib/schemas/booking-page";

const change: MissedChange = {
  sequence: 2,
  command: "confirm",
  from: "pending",
  to: "confirmed",
  actor: "Anna",
  own: true,
  at: "2026-11-23T13:02:00.000Z",
};
const now = new Date("2026-11-23T15:00:00.000Z");
const words = (changes: readonly MissedChange[], at = now) =>
  alreadyDone(changes, "confirm", "Europe/Vienna", at);

describe("a command that had been done before", () => {
  test("is told with its time", () => {
    expect(words([change])).toBe("This had already been done: you confirmed at 14:02.");
    expect(words([change], new Date("2026-11-25T15:00:00.000Z"))).toBe(
      "This had already been done: you confirmed on Mon 23 Nov 2026, 14:02.",
    );
  });

  test("is somebody's own, the same, and the newest", () => {
    expect(words([{ ...change, own: false }])).toBeNull();
    expect(words([{ ...change, command: "reject" }])).toBeNull();
    expect(words([{ ...change, sequence: 3, command: "note" }, change])).toBeNull();
    expect(words([])).toBeNull();
  });
});
