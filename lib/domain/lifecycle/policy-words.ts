import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { PolicyTerms } from "@/lib/domain/lifecycle/types";
import { formatMinutes } from "@/lib/domain/schedule/format";

/** What an offering promises, one sentence a promise. */
export function policySentences(lifecycle: LifecycleKey, policy: PolicyTerms): string[] {
  const sentences: string[] = [];
  if (lifecycle !== "asset" && lifecycle !== "ticket")
    sentences.push(
      policy.cancelUntilMinutes
        ? `The customer can cancel until ${formatMinutes(policy.cancelUntilMinutes)} before the start.`
        : "The customer can cancel until the start.",
    );
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
  if (policy.durationMinutes) sentences.push(`Lasts ${formatMinutes(policy.durationMinutes)} by default.`);
  return sentences;
}
