import { WEEKDAYS, type Weekday } from "@/lib/domain/schedule/availability";
import { weekdayName } from "@/lib/domain/schedule/hours-words";

const LABELS: Readonly<Record<string, string>> = {
  name: "Name",
  description: "Description",
  supplierId: "Supplier",
  resourceId: "Occupies",
  "policy.durationMinutes": "Duration",
  "policy.maxPartySize": "Largest party",
  "policy.cancelUntilMinutes": "Cancelling",
  "policy.rescheduleUntilMinutes": "Rescheduling",
  "policy.slotStepMinutes": "Start times",
  "policy.bufferBeforeMinutes": "Kept free before",
  "policy.bufferAfterMinutes": "Kept free after",
  "policy.timeZone": "Time zone",
  "policy.weeklyHours": "Hours",
  "policy.dateOverrides": "Exceptions",
  "policy.minimumNoticeMinutes": "Notice",
  "policy.maximumAdvanceDays": "Furthest ahead",
  "policy.dailyLimit": "Most a day",
  "policy.weeklyLimit": "Most a week",
  "policy.confirmationTimeLimitMinutes": "Time to answer",
  "policy.reminderMinutes": "Reminder",
  "policy.location": "Place",
  "policy.holdMinutes": "Hold",
};

/** What a field of the offering form is called in a list of what is wrong with it, by its dotted path. */
export function offeringFieldLabel(path: string): string {
  const [, term = "", part = "", , end] = path.split(".");
  if (term === "weeklyHours" && isWeekday(part))
    return `${weekdayName(part)}${end ? `, ${end === "from" ? "beginning" : "end"}` : ""}`;
  if (term === "dateOverrides" && part !== "") return `Exception ${Number(part) + 1}`;
  return LABELS[path] ?? "Policy";
}

function isWeekday(text: string): text is Weekday {
  return (WEEKDAYS as readonly string[]).includes(text);
}
