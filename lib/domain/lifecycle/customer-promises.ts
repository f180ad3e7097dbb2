import type { PolicyTerms } from "@/lib/domain/lifecycle/types";
import { formatMinutes } from "@/lib/domain/schedule/format";

/** What a policy means to the customer, in words to them, one sentence a promise. */
export function customerPromises(policy: PolicyTerms): string[] {
  const { requiresConfirmation, confirmationTimeLimitMinutes, reminderMinutes } = policy;
  const sentences: string[] = [];
  if (requiresConfirmation && confirmationTimeLimitMinutes)
    sentences.push(
      `You get an answer within ${formatMinutes(confirmationTimeLimitMinutes)}, and before the start; nothing is booked until then.`,
    );
  sentences.push(...waysOut(policy));
  if (reminderMinutes)
    sentences.push(
      `You are reminded ${formatMinutes(reminderMinutes)} before the start, if you book earlier than that.`,
    );
  return sentences;
}

/** Until when the customer may cancel and choose another time. */
function waysOut({ cancelUntilMinutes, rescheduleUntilMinutes }: PolicyTerms): string[] {
  const [cancel, move] = [until(cancelUntilMinutes), until(rescheduleUntilMinutes)];
  return cancel === move
    ? [`You can cancel or choose another time ${cancel}.`]
    : [`You can cancel ${cancel}.`, `You can choose another time ${move}.`];
}

function until(minutes: number | null | undefined): string {
  return minutes ? `until ${formatMinutes(minutes)} before the start` : "until the start";
}
