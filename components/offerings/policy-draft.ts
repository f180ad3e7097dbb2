import type { OfferingTerms } from "@/lib/domain/lifecycle/policy-words";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import {
  type ExceptionRow,
  hoursOf,
  officeWeek,
  rowsOf,
  type WeekDraft,
  weekDraft,
  weeklyHoursOf,
} from "./hours-draft";

/** What only appointments have, as the form holds it. */
export interface AppointmentDraft {
  readonly slotStepMinutes: number | null;
  readonly bufferBeforeMinutes: number | null;
  readonly bufferAfterMinutes: number | null;
  readonly openAtAllTimes: boolean;
  /** Kept while the offering is open at all times, so that a second thought finds it. */
  readonly week: WeekDraft;
  readonly exceptions: readonly ExceptionRow[];
  /** "" is the zone of what is occupied. */
  readonly timeZone: string;
  readonly minimumNoticeMinutes: number | null;
  readonly maximumAdvanceDays: string;
  readonly dailyLimit: string;
  readonly weeklyLimit: string;
  readonly requiresConfirmation: boolean;
  readonly confirmationTimeLimitMinutes: number | null;
  readonly pendingHoldsTime: boolean;
  readonly rescheduleUntilMinutes: number | null;
  readonly reminderMinutes: number | null;
  readonly location: string;
  readonly bookableOnline: boolean;
  /** How long a chosen time waits for a customer who types. */
  readonly slotHoldMinutes: number | null;
}

/** The policy as the form holds it: every field of any lifecycle, of which only the lifecycle's own are sent. */
export interface PolicyDraft extends AppointmentDraft {
  readonly durationMinutes: number | null;
  readonly maxPartySize: string;
  readonly cancelUntilMinutes: number | null;
  /** Of a tour. */
  readonly holdMinutes: number | null;
}

/** The terms of an offering that exists, or what a new one starts from. */
export function policyDraft(policy?: OfferingTerms): PolicyDraft {
  const known = policy ?? {};
  const number = (key: keyof OfferingTerms, fallback: number | null) => {
    const value = known[key];
    return typeof value === "number" ? value : key in known ? null : fallback;
  };
  const count = (value: number | null | undefined) => (value == null ? "" : String(value));
  const { weeklyHours, dateOverrides } = known;
  return {
    durationMinutes: number("durationMinutes", 60),
    maxPartySize: count(known.maxPartySize),
    cancelUntilMinutes: number("cancelUntilMinutes", 1_440),
    holdMinutes: number("holdMinutes", 30),
    slotStepMinutes: number("slotStepMinutes", null),
    bufferBeforeMinutes: known.bufferBeforeMinutes || null,
    bufferAfterMinutes: known.bufferAfterMinutes || null,
    openAtAllTimes: policy !== undefined && !weeklyHours,
    week: weeklyHours ? weekDraft(weeklyHours) : officeWeek(),
    exceptions: (dateOverrides ?? []).map(({ date, hours }, key) => ({ key, date, hours: rowsOf(hours) })),
    timeZone: known.timeZone ?? "",
    minimumNoticeMinutes: known.minimumNoticeMinutes || null,
    maximumAdvanceDays: count(known.maximumAdvanceDays),
    dailyLimit: count(known.dailyLimit),
    weeklyLimit: count(known.weeklyLimit),
    requiresConfirmation: known.requiresConfirmation === true,
    confirmationTimeLimitMinutes: number("confirmationTimeLimitMinutes", 1_440),
    pendingHoldsTime: known.pendingHoldsTime !== false,
    rescheduleUntilMinutes: number("rescheduleUntilMinutes", policy ? null : 1_440),
    reminderMinutes: number("reminderMinutes", policy ? null : 1_440),
    location: known.location ?? "",
    bookableOnline: known.bookableOnline !== false,
    slotHoldMinutes: number("holdMinutes", 10),
  };
}

/** The policy as the lifecycle's schema wants it. What must be given and is empty is null, which the schema refuses. */
export function policyInput(lifecycle: LifecycleKey, draft: PolicyDraft): Record<string, unknown> {
  const common = {
    durationMinutes: draft.durationMinutes,
    maxPartySize: countOf(draft.maxPartySize),
    cancelUntilMinutes: draft.cancelUntilMinutes,
  };
  if (lifecycle === "appointment") return { ...common, ...appointmentInput(draft) };
  if (lifecycle === "tour") return { ...common, holdMinutes: draft.holdMinutes };
  return common;
}

function appointmentInput(draft: AppointmentDraft): Record<string, unknown> {
  const limit = draft.confirmationTimeLimitMinutes;
  return {
    slotStepMinutes: draft.slotStepMinutes,
    bufferBeforeMinutes: draft.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: draft.bufferAfterMinutes ?? 0,
    weeklyHours: draft.openAtAllTimes ? null : weeklyHoursOf(draft.week),
    dateOverrides: draft.exceptions.map(({ date, hours }) => ({ date, hours: hoursOf(hours) })),
    timeZone: draft.timeZone || null,
    minimumNoticeMinutes: draft.minimumNoticeMinutes ?? 0,
    maximumAdvanceDays: countOf(draft.maximumAdvanceDays),
    dailyLimit: countOf(draft.dailyLimit),
    weeklyLimit: countOf(draft.weeklyLimit),
    requiresConfirmation: draft.requiresConfirmation,
    // Hidden where nobody confirms, so that it cannot be what keeps the form from being sent.
    confirmationTimeLimitMinutes: draft.requiresConfirmation ? limit : (limit ?? undefined),
    pendingHoldsTime: draft.pendingHoldsTime,
    rescheduleUntilMinutes: draft.rescheduleUntilMinutes,
    reminderMinutes: draft.reminderMinutes,
    location: draft.location.trim() || null,
    bookableOnline: draft.bookableOnline,
    holdMinutes: draft.bookableOnline ? draft.slotHoldMinutes : (draft.slotHoldMinutes ?? undefined),
  };
}

function countOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}
