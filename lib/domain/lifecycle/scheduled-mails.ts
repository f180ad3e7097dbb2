import type { Step } from "@/lib/domain/lifecycle/step";
import type { BookingState, Lifecycle } from "@/lib/domain/lifecycle/types";
import { MINUTE_MS } from "@/lib/domain/schedule/zone-clock";

export const SCHEDULED_TOPICS = ["reminder", "deadline_near"] as const;
export type ScheduledTopic = (typeof SCHEDULED_TOPICS)[number];

/** A mail that is due at a time, as long as the booking stays as it is. */
export interface ScheduledMail {
  readonly topic: ScheduledTopic;
  readonly dueAt: Date;
}

/** Who must decide is told this long before the time limit, or halfway there where that is later. */
const NEAR_DEADLINE_MS = 4 * 60 * MINUTE_MS;
/** Too short a limit leaves no time in which a second mail would help. */
const LEAST_LIMIT_MS = 30 * MINUTE_MS;

/** What is due after a step; it replaces what was due before. */
export function scheduledMails(
  lifecycle: Lifecycle,
  step: Step,
  booking: BookingState,
  now: Date,
): ScheduledMail[] {
  const phase = lifecycle.statuses[step.to]?.phase;
  if (phase === "active") {
    const dueAt = reminderAt(booking, step.period?.startsAt ?? booking.startsAt, now);
    return dueAt ? [{ topic: "reminder", dueAt }] : [];
  }
  if (phase !== "deciding" || !step.deadline) return [];
  const left = step.deadline.at.getTime() - now.getTime();
  if (left < LEAST_LIMIT_MS) return [];
  const ahead = Math.min(NEAR_DEADLINE_MS, left / 2);
  return [{ topic: "deadline_near", dueAt: new Date(step.deadline.at.getTime() - ahead) }];
}

/** Null where the policy reminds nobody, or the moment has passed: whoever books that late needs no reminder. */
export function reminderAt({ policy }: Pick<BookingState, "policy">, startsAt: Date, now: Date): Date | null {
  if (policy.reminderMinutes == null) return null;
  const dueAt = new Date(startsAt.getTime() - policy.reminderMinutes * MINUTE_MS);
  return dueAt > now ? dueAt : null;
}
