import type { PolicyDraft } from "./policy-draft";

/** What a part of the policy's form is given. */
export interface PolicyPartProps {
  draft: PolicyDraft;
  /** By dotted path, as "policy.durationMinutes". */
  errors: Readonly<Record<string, string>>;
  onChange: (part: Partial<PolicyDraft>) => void;
}
