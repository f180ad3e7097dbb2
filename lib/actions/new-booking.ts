"use server";

import { createHash } from "node:crypto";
import { z } from "zod";
import { action } from "@/lib/actions/action";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { CreateBookingInput } from "@/lib/schemas/booking";
import { createBookingInput } from "@/lib/schemas/booking";
import type { CommandPreviewDto } from "@/lib/schemas/booking-page";
import { type NewBookingInput, newBookingInput } from "@/lib/schemas/new-booking";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { createBooking, previewCreate } from "@/lib/server/bookings/create";
import { type Period, periodFromWall } from "@/lib/server/bookings/wall-period";
import { findCustomers as find } from "@/lib/server/customers/find-customers";
import { ownCustomer } from "@/lib/server/customers/own-customer";

/** Stands for a customer who is still to be typed; a preview writes nothing. */
const SOMEBODY = { name: "the customer", email: "customer@preview.invalid" };

const submitted = newBookingInput.extend({ idempotencyKey: z.uuid() });

/** Makes the booking. The same form sent twice makes one, and both get its answer. */
export const makeBooking = action({ schema: submitted }, async ({ principal, input }) => {
  const { idempotencyKey, ...form } = input;
  const wanted = toCreateInput(principal, form);
  if (!wanted.ok) return wanted;
  const bodyHash = createHash("sha256").update(JSON.stringify(form)).digest("hex");
  const result = await createBooking({
    organizationId: principal.organization.id,
    input: wanted.data,
    actor: actorOf(principal),
    origin: "desk",
    idempotency: { scopeId: principal.userId, key: idempotencyKey, bodyHash },
  });
  if (!result.ok) return result;
  const { reference, lifecycle, status } = result.data.booking;
  return { ok: true, data: { reference, lifecycle, status } };
});

/** What making it would do, or every reason why not. */
export const previewBooking = action(
  { schema: newBookingInput },
  async ({ principal, input }): Promise<Result<CommandPreviewDto>> => {
    const customer = input.customerId || input.customer ? {} : { customer: SOMEBODY };
    const wanted = toCreateInput(principal, { ...input, ...customer });
    if (!wanted.ok) return wanted;
    return previewCreate({
      organizationId: principal.organization.id,
      input: wanted.data,
      actor: actorOf(principal),
      origin: "desk",
    });
  },
);

export const findCustomers = action(
  { schema: z.string().max(200), permission: "customer.read" },
  ({ principal, input }) => find(principal, input),
);

function toCreateInput(principal: Principal, form: NewBookingInput): Result<CreateBookingInput> {
  const period: Result<Period> = form.slot
    ? { ok: true, data: { startsAt: form.slot } }
    : periodFromWall(form.period, principal.organization.timeZone);
  if (!period.ok) return period;
  if (!period.data.startsAt) return missing("startsAt", "Give the start's date and time.");
  const own = ownCustomer(principal);
  const customer = own ? { customer: own } : { customer: form.customer, customerId: form.customerId };
  if (!own && !form.customer && !form.customerId)
    return missing("customerId", "Choose a customer, or type a new one.");
  const parsed = createBookingInput.safeParse({
    offeringId: form.offeringId,
    ...customer,
    startsAt: period.data.startsAt.toISOString(),
    endsAt: period.data.endsAt?.toISOString(),
    partySize: form.partySize,
    tentative: form.tentative,
    notes: form.notes || undefined,
  });
  if (parsed.success) return { ok: true, data: parsed.data };
  const [issue] = parsed.error.issues;
  return missing(String(issue?.path[0] ?? "form"), issue?.message ?? "This cannot be used.");
}

function missing(field: string, message: string): Result<never> {
  return { ok: false, error: refusal("invalid_input", message, { fields: { [field]: message } }) };
}
