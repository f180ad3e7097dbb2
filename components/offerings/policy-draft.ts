import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";

/** The policy as the form holds it: every field of any lifecycle, of which only the lifecycle's own are sent. */
export interface PolicyDraft {
  readonly durationMinutes: number | null;
  readonly maxPartySize: string;
  readonly cancelUntilMinutes: number | null;
  readonly requiresConfirmation: boolean;
  readonly confirmationTimeLimitMinutes: number | null;
  readonly pendingHoldsTime: boolean;
  readonly holdMinutes: number | null;
}

/** The terms of an offering that exists, or what a new one starts from. */
export function policyDraft(policy: Readonly<Record<string, unknown>> = {}): PolicyDraft {
  const number = (key: string, fallback: number | null) =>
    typeof policy[key] === "number" ? policy[key] : key in policy ? null : fallback;
  return {
    durationMinutes: number("durationMinutes", 60),
    maxPartySize: typeof policy.maxPartySize === "number" ? String(policy.maxPartySize) : "",
    cancelUntilMinutes: number("cancelUntilMinutes", 1_440),
    requiresConfirmation: policy.requiresConfirmation === true,
    confirmationTimeLimitMinutes: number("confirmationTimeLimitMinutes", 1_440),
    pendingHoldsTime: policy.pendingHoldsTime !== false,
    holdMinutes: number("holdMinutes", 30),
  };
}

/** The policy as the lifecycle's schema wants it; what is left empty is left to its default. */
export function policyInput(lifecycle: LifecycleKey, draft: PolicyDraft): Record<string, unknown> {
  const people = draft.maxPartySize.trim();
  const common = {
    durationMinutes: draft.durationMinutes ?? undefined,
    maxPartySize: people === "" ? null : Number(people),
    cancelUntilMinutes: draft.cancelUntilMinutes,
  };
  if (lifecycle === "appointment")
    return {
      ...common,
      requiresConfirmation: draft.requiresConfirmation,
      confirmationTimeLimitMinutes: draft.confirmationTimeLimitMinutes ?? undefined,
      pendingHoldsTime: draft.pendingHoldsTime,
    };
  if (lifecycle === "tour") return { ...common, holdMinutes: draft.holdMinutes ?? undefined };
  return common;
}
