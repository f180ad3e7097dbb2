import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { PolicyTerms } from "@/lib/domain/lifecycle/types";
import type { AvailabilityTerms } from "@/lib/domain/schedule/availability";
import { formatMinutes } from "@/lib/domain/schedule/format";
import { weeklyHoursText } from "@/lib/domain/schedule/hours-words";

/** An offering's whole policy; a booking's copy has the promises alone, and then nothing is said of the rest. */
export type OfferingTerms = PolicyTerms & AvailabilityTerms & { readonly bookableOnline?: boolean };

/** What an offering promises, one sentence a promise, for the people of the desk. */
export function policySentences(lifecycle: LifecycleKey, policy: OfferingTerms): string[] {
  const sentences: string[] = [];
  if (lifecycle === "appointment") sentences.push(...changeSentences(policy));
  else if (lifecycle !== "asset" && lifecycle !== "ticket")
    sentences.push(`The customer can cancel ${untilText(policy.cancelUntilMinutes)}.`);
  if (policy.maxPartySize) sentences.push(`Parties of up to ${policy.maxPartySize}.`);
  if (lifecycle === "appointment") {
    if (policy.requiresConfirmation && policy.confirmationTimeLimitMinutes)
      sentences.push(`To be confirmed within ${formatMinutes(policy.confirmationTimeLimitMinutes)}.`);
    sentences.push(
      (policy.pendingHoldsTime ?? true)
        ? "A pending request keeps others off its time."
        : "A pending request keeps nobody off its time.",
    );
  }
  if (lifecycle === "tour" && policy.holdMinutes)
    sentences.push(`A hold lasts ${formatMinutes(policy.holdMinutes)}.`);
  if (policy.durationMinutes)
    sentences.push(
      policy.weeklyHours
        ? `Lasts ${formatMinutes(policy.durationMinutes)}.`
        : `Lasts ${formatMinutes(policy.durationMinutes)} by default.`,
    );
  if (lifecycle === "appointment")
    sentences.push(...surroundingSentences(policy), ...availabilitySentences(policy));
  return sentences;
}

function changeSentences({ cancelUntilMinutes, rescheduleUntilMinutes }: PolicyTerms): string[] {
  if ((cancelUntilMinutes || null) === (rescheduleUntilMinutes || null))
    return [`The customer can cancel or reschedule ${untilText(cancelUntilMinutes)}.`];
  return [
    `The customer can cancel ${untilText(cancelUntilMinutes)}.`,
    `The customer can reschedule ${untilText(rescheduleUntilMinutes)}.`,
  ];
}

function untilText(minutes: number | null | undefined): string {
  return minutes ? `until ${formatMinutes(minutes)} before the start` : "until the start";
}

/** What comes with an appointment: time kept free around it, a reminder, a place. */
function surroundingSentences(policy: PolicyTerms): string[] {
  const sentences: string[] = [];
  const kept = [
    policy.bufferBeforeMinutes ? `${formatMinutes(policy.bufferBeforeMinutes)} before` : null,
    policy.bufferAfterMinutes ? `${formatMinutes(policy.bufferAfterMinutes)} after` : null,
  ].filter((part) => part !== null);
  if (kept.length > 0) sentences.push(`${kept.join(" and ")} it are kept free.`);
  if (policy.reminderMinutes)
    sentences.push(`The customer is reminded ${formatMinutes(policy.reminderMinutes)} before the start.`);
  if (policy.location) sentences.push(`Takes place at ${policy.location.replace(/\.$/, "")}.`);
  return sentences;
}

/** When it can be booked, and how much of it. */
function availabilitySentences(policy: OfferingTerms): string[] {
  const sentences: string[] = [];
  const { weeklyHours, dateOverrides, minimumNoticeMinutes, maximumAdvanceDays } = policy;
  if (weeklyHours) {
    const exceptions = dateOverrides?.length ?? 0;
    const except =
      exceptions === 0 ? "" : exceptions === 1 ? ", but for 1 date" : `, but for ${exceptions} dates`;
    sentences.push(`Open ${weeklyHoursText(weeklyHours)}${zoneText(policy.timeZone)}${except}.`);
  } else if (weeklyHours === null) sentences.push("Open at all times; customers cannot book it online.");
  if (minimumNoticeMinutes) sentences.push(`Booked at least ${formatMinutes(minimumNoticeMinutes)} ahead.`);
  if (maximumAdvanceDays) sentences.push(`Booked at most ${counted(maximumAdvanceDays, "day")} ahead.`);
  const limits = [
    policy.dailyLimit ? `${policy.dailyLimit} a day` : null,
    policy.weeklyLimit ? `${policy.weeklyLimit} a week` : null,
  ].filter((part) => part !== null);
  if (limits.length > 0) sentences.push(`No more than ${limits.join(" and ")}.`);
  if (weeklyHours && policy.bookableOnline === false) sentences.push("Customers cannot book it online.");
  return sentences;
}

/** The zone's city, where the hours are in a zone of their own. */
function zoneText(timeZone: string | null | undefined): string {
  const city = timeZone?.split("/").at(-1)?.replaceAll("_", " ");
  return city ? ` (${city} time)` : "";
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
