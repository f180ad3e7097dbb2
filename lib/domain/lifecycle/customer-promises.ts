import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { PolicyTerms } from "@/lib/domain/lifecycle/types";
import { formatMinutes } from "@/lib/domain/schedule/format";

/** What a policy means to the customer, in words to them, one sentence a promise. */
export function customerPromises(lifecycle: LifecycleKey, policy: PolicyTerms): string[] {
  const { requiresConfirmation, confirmationTimeLimitMinutes, reminderMinutes } = policy;
  const sentences: string[] = [];
  if (requiresConfirmation && confirmationTimeLimitMinutes)
    sentences.push(
      `You get an answer within ${formatMinutes(confirmationTimeLimitMinutes)}, and before the start; nothing is booked until then.`,
    );
  sentences.push(...waysOut(lifecycle, policy));
  if (reminderMinutes)
    sentences.push(
      `You are reminded ${formatMinutes(reminderMinutes)} before the start, if you book earlier than that.`,
    );
  return sentences;
}

/** Until when the customer may cancel and choose another time, where the lifecycle lets customers do so. */
function waysOut(
  lifecycle: LifecycleKey,
  { cancelUntilMinutes, rescheduleUntilMinutes }: PolicyTerms,
): string[] {
  const cancel = customersMay(lifecycle, "cancel") ? until(cancelUntilMinutes) : null;
  const move = customersMay(lifecycle, "reschedule") ? until(rescheduleUntilMinutes) : null;
  if (cancel !== null && cancel === move) return [`You can cancel or choose another time ${cancel}.`];
  return [
    ...(cancel === null ? [] : [`You can cancel ${cancel}.`]),
    ...(move === null ? [] : [`You can choose another time ${move}.`]),
  ];
}

function customersMay(lifecycle: LifecycleKey, command: string): boolean {
  return lifecycleOf(lifecycle).transitions.some(
    (row) => row.command === command && row.by.some(({ party }) => party === "customer"),
  );
}

function until(minutes: number | null | undefined): string {
  return minutes ? `until ${formatMinutes(minutes)} before the start` : "until the start";
}
