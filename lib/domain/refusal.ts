/**
 * Every refusal has a name. The sentence says what to do next; a refusal may bring its own, more exact one.
 * The class decides how each door answers: the API maps it to a status, a form to a field or a banner.
 */
export const REFUSALS = {
  unauthenticated: { class: "unauthenticated", sentence: "Sign in, or send a valid API key." },
  forbidden: { class: "forbidden", sentence: "Your roles do not allow this. Ask someone whose roles do." },
  not_found: { class: "not_found", sentence: "There is nothing here that you can see." },
  invalid_input: { class: "invalid", sentence: "Some of what was sent cannot be used. Check the fields." },
  reason_required: { class: "invalid", sentence: "Say why, in 1 to 2,000 characters." },
  illegal_transition: {
    class: "conflict",
    sentence: "The booking's status does not allow this. Reload to see what it allows now.",
  },
  stale_version: {
    class: "conflict",
    sentence: "The booking was changed meanwhile. Look at what changed, then decide again.",
  },
  operation_in_flight: {
    class: "conflict",
    sentence: "The supplier is still working on this booking. Try again when that has ended.",
  },
  deadline_passed: {
    class: "conflict",
    sentence: "The time limit has passed, so this can no longer be done.",
  },
  deadline_not_reached: { class: "conflict", sentence: "The time limit has not passed yet." },
  capacity_taken: {
    class: "conflict",
    sentence: "There are not enough places left. Choose another date or a smaller party.",
  },
  slot_taken: { class: "conflict", sentence: "This time is already taken. Choose another time." },
  outside_hours: {
    class: "conflict",
    sentence: "This is outside the hours that can be booked. Choose one of the times offered.",
  },
  date_closed: { class: "conflict", sentence: "This day is closed. Choose another day." },
  too_soon: { class: "conflict", sentence: "This is too soon to be booked. Choose a later time." },
  too_far: {
    class: "conflict",
    sentence: "This is further ahead than can be booked. Choose an earlier day.",
  },
  buffer_conflict: {
    class: "conflict",
    sentence: "This is too close to another booking. Choose one of the times offered.",
  },
  limit_reached: {
    class: "conflict",
    sentence: "No more bookings are taken for this day or week. Choose another.",
  },
  too_short: { class: "conflict", sentence: "This is shorter than can be booked. Choose a later end." },
  not_airworthy: {
    class: "conflict",
    sentence: "The asset may not be used then. Choose another time, or another asset.",
  },
  usage_missing: { class: "conflict", sentence: "Log the asset's readings first." },
  not_a_slot: {
    class: "conflict",
    sentence: "Appointments do not start at this time. Choose one of the times offered.",
  },
  hold_not_found: {
    class: "not_found",
    sentence: "This time is no longer held for you. Choose a time again.",
  },
  offering_inactive: {
    class: "conflict",
    sentence: "The offering is not active. Choose another, or activate it.",
  },
  supplier_inactive: {
    class: "conflict",
    sentence: "The supplier is not active. Choose another, or activate it.",
  },
  customer_inactive: { class: "conflict", sentence: "The customer is not active. Choose another customer." },
  starts_in_past: { class: "conflict", sentence: "The start is in the past. Choose a start in the future." },
  party_too_large: { class: "conflict", sentence: "The party is larger than the offering takes." },
  cancellation_window_closed: {
    class: "conflict",
    sentence: "It is too late to cancel this yourself. Contact the seller.",
  },
  reschedule_window_closed: {
    class: "conflict",
    sentence: "It is too late to change this yourself. Contact the seller.",
  },
  too_early: { class: "conflict", sentence: "This cannot be done before the booking's own time." },
  approval_required: {
    class: "conflict",
    sentence: "Leaving the approved time needs a new approval. Cancel, and ask for the new time.",
  },
  not_available_yet: { class: "conflict", sentence: "This step is not part of Holdfast yet." },
  idempotency_key_reused: {
    class: "conflict",
    sentence: "This idempotency key was used for another request. Use a new key.",
  },
  slug_taken: { class: "conflict", sentence: "This address is taken. Choose another." },
  already_exists: { class: "conflict", sentence: "This exists already." },
  in_use: { class: "conflict", sentence: "Something still depends on this." },
  link_invalid: { class: "not_found", sentence: "This link is not valid. Use the newest link in your mail." },
  link_expired: { class: "conflict", sentence: "This link has expired." },
  payload_too_large: { class: "invalid", sentence: "The request is too large." },
  method_not_allowed: { class: "invalid", sentence: "This address does not take this method." },
  rate_limited: { class: "rate_limited", sentence: "Too many attempts. Wait a little, then try again." },
  unexpected: {
    class: "unexpected",
    sentence:
      "Something went wrong on our side. Nothing was changed; try again, and quote the request id if it stays.",
  },
} as const satisfies Record<string, { class: RefusalClass; sentence: string }>;

export type RefusalClass =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "invalid"
  | "conflict"
  | "rate_limited"
  | "unexpected";

export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  /** Field name → what is wrong with it; for forms. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Result<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: Refusal };

/** A refusal with its standing sentence, or a more exact one. */
export function refusal(
  code: RefusalCode,
  message?: string,
  more?: Pick<Refusal, "fields" | "details">,
): Refusal {
  return { code, message: message ?? REFUSALS[code].sentence, ...more };
}

/** Refusals of a time, which another time does not get. */
export const CURED_BY_ANOTHER_TIME: readonly RefusalCode[] = [
  "slot_taken",
  "buffer_conflict",
  "limit_reached",
  "outside_hours",
  "date_closed",
  "not_a_slot",
  "too_soon",
  "too_far",
  "starts_in_past",
  "capacity_taken",
  "invalid_input",
];

/** The standing sentence of a code that came from outside; null where there is no such code. */
export function refusalSentence(code: unknown): string | null {
  return typeof code === "string" && Object.hasOwn(REFUSALS, code)
    ? REFUSALS[code as RefusalCode].sentence
    : null;
}

/** All guards that failed are reported together; the first gives the code. */
export function combineRefusals(refusals: readonly Refusal[]): Refusal {
  const [first] = refusals;
  if (!first) throw new Error("combineRefusals was called without a refusal");
  if (refusals.length === 1) return first;
  return {
    ...first,
    details: { ...first.details, refusals: refusals.map(({ code, message }) => ({ code, message })) },
  };
}
