import { describe, expect, test } from "vitest";
import type { LinkedBooking } from "@/lib/schemas/link-page";
import { notRecorded } from "./not-recorded";

function words(
  last: { command: string; by: LinkedBooking["last"]["by"] },
  tried: string,
  commands: readonly string[] = [],
) {
  return notRecorded(
    {
      last: { ...last, at: "2026-11-23T13:02:00.000Z", reason: null },
      organization: { name: "Harbour", email: "desk@harbour.test", timeZone: "UTC" },
      commands: commands.map((command) => ({
        command,
        allowed: true,
        refusal: null,
        reasonRequired: false,
        effects: [],
      })),
    },
    tried,
  );
}

describe("an answer after another one", () => {
  test.each([
    [
      "confirm",
      "reject",
      "It was already confirmed; your decline was not recorded. To cancel, write to desk@harbour.test.",
    ],
    [
      "reject",
      "confirm",
      "It was already declined; your confirmation was not recorded. To take it after all, write to desk@harbour.test.",
    ],
    [
      "confirm",
      "withdraw",
      "It was already confirmed; your withdrawal was not recorded. To cancel, write to desk@harbour.test.",
    ],
    [
      "time_out",
      "cancel",
      "Its time limit had passed; your cancellation was not recorded. With any question, write to desk@harbour.test.",
    ],
    [
      "override",
      "confirm",
      "It was changed meanwhile; your confirmation was not recorded. With any question, write to desk@harbour.test.",
    ],
  ])("after %s, %s is not recorded", (before, tried, sentence) => {
    expect(words({ command: before, by: "organization" }, tried)).toBe(sentence);
    expect(words({ command: before, by: "you" }, tried)).toBe(sentence);
  });

  test("names the way out that the page has", () => {
    expect(words({ command: "confirm", by: "supplier" }, "withdraw", ["cancel"])).toBe(
      "It was already confirmed; your withdrawal was not recorded. You can cancel it below.",
    );
  });

  test("is nothing to tell after a second press, or when it can still be given", () => {
    expect(words({ command: "confirm", by: "you" }, "confirm")).toBeNull();
    expect(words({ command: "create", by: "organization" }, "confirm", ["confirm"])).toBeNull();
    expect(words({ command: "confirm", by: "organization" }, "__proto__")).toBeNull();
  });
});
