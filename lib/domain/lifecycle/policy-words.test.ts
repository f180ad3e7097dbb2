import { describe, expect, it } from "vitest";
import { type OfferingTerms, policySentences } from "@/lib/domain/lifecycle/policy-words";

const OFFICE = [{ from: "09:00", to: "17:00" }];
const WEEK = {
  monday: OFFICE,
  tuesday: OFFICE,
  wednesday: OFFICE,
  thursday: OFFICE,
  friday: OFFICE,
  saturday: [],
  sunday: [],
};

describe("policySentences of an appointment", () => {
  it.each<[string, OfferingTerms, string]>([
    ["notice", { minimumNoticeMinutes: 120 }, "Booked at least 2 hours ahead."],
    ["advance", { maximumAdvanceDays: 60 }, "Booked at most 60 days ahead."],
    ["advance of a day", { maximumAdvanceDays: 1 }, "Booked at most 1 day ahead."],
    ["a daily limit", { dailyLimit: 4 }, "No more than 4 a day."],
    ["a weekly limit", { weeklyLimit: 10 }, "No more than 10 a week."],
    ["both limits", { dailyLimit: 4, weeklyLimit: 10 }, "No more than 4 a day and 10 a week."],
    ["a buffer after", { bufferAfterMinutes: 15 }, "15 minutes after it are kept free."],
    [
      "both buffers",
      { bufferBeforeMinutes: 30, bufferAfterMinutes: 15 },
      "30 minutes before and 15 minutes after it are kept free.",
    ],
    [
      "both changes alike",
      { cancelUntilMinutes: 120, rescheduleUntilMinutes: 120 },
      "The customer can cancel or reschedule until 2 hours before the start.",
    ],
    [
      "a reschedule of its own",
      { cancelUntilMinutes: 120, rescheduleUntilMinutes: 1_440 },
      "The customer can reschedule until 1 day before the start.",
    ],
    [
      "a cancellation of its own",
      { cancelUntilMinutes: 120, rescheduleUntilMinutes: null },
      "The customer can reschedule until the start.",
    ],
    ["a reminder", { reminderMinutes: 1_440 }, "The customer is reminded 1 day before the start."],
    [
      "a place",
      { location: "Doca de Belém, 1400-038 Lisboa" },
      "Takes place at Doca de Belém, 1400-038 Lisboa.",
    ],
    ["hours", { weeklyHours: WEEK }, "Open Monday to Friday 09:00–17:00."],
    [
      "hours in a zone of their own",
      { weeklyHours: WEEK, timeZone: "America/New_York" },
      "Open Monday to Friday 09:00–17:00 (New York time).",
    ],
    [
      "hours with exceptions",
      { weeklyHours: WEEK, dateOverrides: [{ date: "2026-12-24", hours: [] }] },
      "Open Monday to Friday 09:00–17:00, but for 1 date.",
    ],
    ["no hours", { weeklyHours: null }, "Open at all times; customers cannot book it online."],
    ["hours kept offline", { weeklyHours: WEEK, bookableOnline: false }, "Customers cannot book it online."],
    ["a duration by hours", { weeklyHours: WEEK, durationMinutes: 45 }, "Lasts 45 minutes."],
    ["a duration without hours", { durationMinutes: 45 }, "Lasts 45 minutes by default."],
  ])("tells %s", (_, policy, sentence) => {
    expect(policySentences("appointment", policy)).toContain(sentence);
  });

  it("says nothing of availability for a booking, whose copy of the policy has none", () => {
    expect(policySentences("appointment", { durationMinutes: 45, cancelUntilMinutes: 60 })).toEqual([
      "The customer can cancel until 1 hour before the start.",
      "The customer can reschedule until the start.",
      "A pending request keeps others off its time.",
      "Lasts 45 minutes by default.",
    ]);
  });

  it("says no more of what limits nothing", () => {
    const limitless: OfferingTerms = {
      minimumNoticeMinutes: 0,
      maximumAdvanceDays: null,
      dailyLimit: null,
      weeklyLimit: null,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      reminderMinutes: null,
      location: null,
    };
    expect(policySentences("appointment", limitless)).toEqual(policySentences("appointment", {}));
  });
});

it("keeps an appointment's terms out of the words of other lifecycles", () => {
  const policy: OfferingTerms = { cancelUntilMinutes: 60, bufferAfterMinutes: 15, weeklyHours: WEEK };
  expect(policySentences("request", policy)).toEqual([
    "The customer can cancel until 1 hour before the start.",
  ]);
});
