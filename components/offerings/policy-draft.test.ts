import { describe, expect, it } from "vitest";
import { LIFECYCLE_KEYS } from "@/lib/domain/lifecycle/registry";
import { POLICIES } from "@/lib/schemas/offering";
import { checkAppointmentPolicy, checkOffering } from "./policy-check";
import { policyDraft, policyInput } from "./policy-draft";
import { offeringFieldLabel } from "./policy-labels";

const FULL = POLICIES.appointment.parse({
  durationMinutes: 45,
  maxPartySize: 3,
  cancelUntilMinutes: 120,
  rescheduleUntilMinutes: 240,
  slotStepMinutes: 15,
  bufferBeforeMinutes: 10,
  bufferAfterMinutes: 20,
  weeklyHours: {
    monday: [
      { from: "09:00", to: "12:00" },
      { from: "18:00", to: "24:00" },
    ],
    friday: [{ from: "22:00", to: "02:00" }],
  },
  dateOverrides: [
    { date: "2026-12-24", hours: [] },
    { date: "2026-12-31", hours: [{ from: "10:00", to: "14:00" }] },
  ],
  timeZone: "Australia/Lord_Howe",
  minimumNoticeMinutes: 90,
  maximumAdvanceDays: 60,
  dailyLimit: 4,
  weeklyLimit: 12,
  requiresConfirmation: true,
  confirmationTimeLimitMinutes: 120,
  pendingHoldsTime: false,
  holdMinutes: 5,
  reminderMinutes: 1_440,
  location: "Doca de Belém, 1400-038 Lisboa",
  bookableOnline: false,
});

describe("the policy as a form", () => {
  it("gives every term of an appointment back as it was", () => {
    expect(checkAppointmentPolicy(policyDraft(FULL))).toEqual({ ok: true, data: FULL });
  });

  it("keeps an offering without hours open at all times", () => {
    const draft = policyDraft(POLICIES.appointment.parse({}));
    expect(policyInput("appointment", draft)).toMatchObject({
      weeklyHours: null,
      rescheduleUntilMinutes: null,
    });
    expect(draft.week.monday).toHaveLength(1);
  });

  it.each(LIFECYCLE_KEYS)("starts a new %s with terms that can be used", (lifecycle) => {
    const form = { name: "Walk", lifecycle, policy: policyInput(lifecycle, policyDraft()) };
    expect(checkOffering(form)).toMatchObject({ ok: true });
  });

  it("names every field that is wrong, as the server would", () => {
    const draft = {
      ...policyDraft(),
      durationMinutes: null,
      dailyLimit: "0",
      week: { ...policyDraft().week, tuesday: [{ key: 0, from: "09:00", to: "" }] },
      exceptions: [{ key: 0, date: "", hours: [] }],
    };
    const checked = checkOffering({
      name: " ",
      lifecycle: "appointment",
      policy: policyInput("appointment", draft),
    });
    expect(checked.ok ? [] : Object.keys(checked.error.fields ?? {}).sort()).toEqual([
      "name",
      "policy.dailyLimit",
      "policy.dateOverrides.0.date",
      "policy.durationMinutes",
      "policy.weeklyHours.tuesday.0.to",
    ]);
  });

  it("is not kept from being sent by what is hidden", () => {
    const draft = { ...policyDraft(), confirmationTimeLimitMinutes: null, requiresConfirmation: false };
    expect(checkAppointmentPolicy(draft).ok).toBe(true);
    expect(checkAppointmentPolicy({ ...draft, requiresConfirmation: true }).ok).toBe(false);
  });
});

describe("offeringFieldLabel", () => {
  it.each([
    ["name", "Name"],
    ["policy.durationMinutes", "Duration"],
    ["policy.weeklyHours.monday", "Monday"],
    ["policy.weeklyHours.tuesday.0.to", "Tuesday, end"],
    ["policy.weeklyHours.tuesday.1.from", "Tuesday, beginning"],
    ["policy.weeklyHours", "Hours"],
    ["policy.dateOverrides.1.date", "Exception 2"],
    ["policy.dateOverrides", "Exceptions"],
    ["policy.somethingElse", "Policy"],
  ])("%s is %s", (path, label) => {
    expect(offeringFieldLabel(path)).toBe(label);
  });
});
