import { expect, test } from "vitest";
import { customerPromises } from "@/lib/domain/lifecycle/customer-promises";

test.each([
  [{}, ["You can cancel or choose another time until the start."]],
  [
    { cancelUntilMinutes: 1440, rescheduleUntilMinutes: 120 },
    [
      "You can cancel until 1 day before the start.",
      "You can choose another time until 2 hours before the start.",
    ],
  ],
  [
    { requiresConfirmation: true, confirmationTimeLimitMinutes: 90, reminderMinutes: 60 },
    [
      "You get an answer within 1 hour 30 minutes, and before the start; nothing is booked until then.",
      "You can cancel or choose another time until the start.",
      "You are reminded 1 hour before the start, if you book earlier than that.",
    ],
  ],
])("%j promises", (policy, sentences) => {
  expect(customerPromises("appointment", policy)).toEqual(sentences);
});

test("customers are promised no more than the lifecycle lets them do", () => {
  expect(customerPromises("request", { cancelUntilMinutes: 720 })).toEqual([
    "You can cancel until 12 hours before the start.",
  ]);
  expect(customerPromises("asset", {})).toEqual([]);
});
