import type { Result } from "@/lib/domain/refusal";
import { readForm } from "@/lib/schemas/field-errors";
import { createOfferingInput, POLICIES } from "@/lib/schemas/offering";
import { type PolicyDraft, policyInput } from "./policy-draft";

// Loaded when it is needed, since the schemas weigh something that other pages need not carry.

/** The typed terms of an appointment by the schema that the server uses too. */
export function checkAppointmentPolicy(draft: PolicyDraft) {
  return readForm(POLICIES.appointment, policyInput("appointment", draft));
}

/** A whole form, before it is sent: of a new offering, or of one that has all of its terms typed again. */
export function checkOffering(form: unknown): Result<unknown> {
  return readForm(createOfferingInput, form);
}
