import type { Actor } from "@/lib/domain/access/actor";
import { seesCustomer } from "@/lib/domain/access/permissions";
import { previewOf } from "@/lib/domain/lifecycle/available";
import { decide, type Outcome } from "@/lib/domain/lifecycle/decide";
import type { PreviewLine } from "@/lib/domain/lifecycle/preview";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { BookingState, Facts } from "@/lib/domain/lifecycle/types";
import { combineRefusals, type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import type { CreateBookingInput } from "@/lib/schemas/booking";
import { assetPart } from "@/lib/server/assets/asset-part";
import { attempt } from "@/lib/server/bookings/attempt";
import type { CustomerRow } from "@/lib/server/bookings/booking-dto";
import { applyChange, type Change, idempotencyOf, type Origin } from "@/lib/server/bookings/change";
import { displacements } from "@/lib/server/bookings/displace";
import { draftState } from "@/lib/server/bookings/draft-state";
import { insertSteps } from "@/lib/server/bookings/insert-step";
import { limitsOf } from "@/lib/server/bookings/limits";
import { factsOf, type IdempotencyRef, type ReadRow, readOffering } from "@/lib/server/bookings/read-facts";
import { type ActAnswer, answerAbout, replayOf } from "@/lib/server/bookings/replay";
import { newId } from "@/lib/server/db/new-id";
import { type FoundHold, findHold } from "@/lib/server/holds/find-hold";
import { bookingMails } from "@/lib/server/notifications/booking-mails";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

export interface CreateRequest {
  readonly organizationId: string;
  readonly input: CreateBookingInput;
  /** Whoever books; `the_customer` is whoever the booking is for, on a public page. */
  readonly actor: Actor | "the_customer";
  readonly origin: Origin;
  readonly idempotency?: IdempotencyRef;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
}

/** `create` is the path of `act` with no booking before it: one read, one decision, one write. */
export async function createBooking(request: CreateRequest): Promise<Result<ActAnswer>> {
  return attempt(request.organizationId, null, async () => {
    const considered = await consider(request);
    if ("error" in considered) return { ok: false, error: considered.error };
    const { row, booking, customer, outcome } = considered;
    const replay = replayOf(row, request.idempotency);
    if (replay) return replay;
    if (!outcome.ok) return { ok: false, error: combineRefusals(outcome.refusals) };

    const told = row.customer ? knownTo(request, row, row.customer) : customer;
    const notes = request.input.notes ?? null;
    const displaces = outcome.decision.effects.some(({ kind }) => kind === "displaces");
    const change: Change = {
      ...idempotencyOf(request.organizationId, request.idempotency),
      ...(request.idempotency ? { answer: { bookingId: booking.id, customer: told } } : {}),
      departures: displaces && row.departure ? [row.departure.id] : undefined,
      ...limitsOf(row, booking.startsAt),
      ...assetPart(row, outcome.decision),
      customer: row.customer ? undefined : { ...customer, organization_id: request.organizationId },
      steps: [
        ...(displaces ? displacements(row) : []),
        ...insertSteps({
          organizationId: request.organizationId,
          lifecycle: row.offering.lifecycle,
          offeringId: row.offering.id,
          resourceId: row.offering.resource_id,
          predecessor: null,
          holdId: request.input.holdId ?? null,
          customerTimeZone: request.input.timeZone ?? null,
          notes,
          booking,
          decision: outcome.decision,
          origin: request.origin,
          now: row.now,
          outbox: bookingMails(outcome.decision, {
            row,
            customer,
            booking,
            notes,
            customerTimeZone: request.input.timeZone,
          }),
        }),
      ],
    };
    const written = await applyChange(change);
    if (!written) return "again";
    wakeRelay();
    return { ok: true, data: answerAbout(booking.id, told, written, row.now) };
  });
}

export interface CreatePreview {
  readonly allowed: boolean;
  readonly refusals: readonly Refusal[];
  readonly preview: readonly PreviewLine[];
}

/** The same read and decision as the deed, and no write. */
export async function previewCreate(request: CreateRequest): Promise<Result<CreatePreview>> {
  const considered = await consider(request);
  if ("error" in considered) return { ok: false, error: considered.error };
  const { row, outcome, facts } = considered;
  return {
    ok: true,
    data: {
      allowed: outcome.ok,
      refusals: outcome.ok ? [] : outcome.refusals,
      preview: previewOf(lifecycleOf(row.offering.lifecycle), outcome, facts),
    },
  };
}

interface Considered {
  readonly row: ReadRow;
  readonly booking: BookingState;
  readonly customer: CustomerRow;
  readonly facts: Facts;
  readonly outcome: Outcome;
}

async function consider(request: CreateRequest): Promise<Considered | { readonly error: Refusal }> {
  const { input } = request;
  const time = await timeWanted(request);
  if ("error" in time) return time;
  const row = await readOffering({
    organizationId: request.organizationId,
    offeringId: time.offeringId,
    now: request.now,
    idempotency: request.idempotency,
    startsAt: time.startsAt,
    endsAt: time.endsAt,
    customerId: input.customerId,
    customerEmail: input.customer?.email,
    authorId:
      request.actor !== "the_customer" && request.actor.kind === "person" ? request.actor.id : undefined,
    holdId: input.holdId,
  });
  if (!row)
    return {
      error: refusal("not_found", "There is no such offering.", { fields: { offeringId: "Not found." } }),
    };
  if (input.customerId && !row.customer)
    return {
      error: refusal("not_found", "There is no such customer.", { fields: { customerId: "Not found." } }),
    };

  // Booked before, or by the same hold sent at the same moment. With a key it may be the same call again, whose
  // answer is kept.
  const booked = time.hold?.booking ?? occupantWithHold(row, input.holdId);
  if (booked && !row.idempotency)
    return {
      error: refusal("already_exists", `This time was booked with its hold, as ${booked.reference}.`, {
        details: { bookingId: booked.id },
      }),
    };

  const customer = row.customer ?? newCustomer(input);
  const actor: Actor =
    request.actor === "the_customer"
      ? { kind: "customer", id: customer.id, name: customer.name }
      : request.actor;
  const booking = draftState(row, {
    startsAt: time.startsAt,
    endsAt: time.endsAt,
    partySize: input.partySize,
    authorId: actor.kind === "person" ? actor.id : null,
    customerId: customer.id,
  });
  const facts = heldSince(factsOf(row, booking, customer.name), time.hold);
  const outcome = decide(lifecycleOf(row.offering.lifecycle), {
    booking,
    command: "create",
    actor,
    facts,
    input: { tentative: input.tentative },
  });
  return { row, booking, customer, facts, outcome };
}

interface TimeWanted {
  readonly offeringId: string;
  readonly startsAt: Date;
  readonly endsAt: Date | undefined;
  readonly hold: FoundHold | null;
}

/** The time that was asked for, or that a hold keeps. Whoever names a hold and its time says the same twice. */
async function timeWanted({
  organizationId,
  input,
  now,
}: CreateRequest): Promise<TimeWanted | { readonly error: Refusal }> {
  const { offeringId, startsAt, endsAt, holdId } = input;
  if (!holdId) {
    if (!offeringId || !startsAt) throw new Error("A create came without its time");
    return { offeringId, startsAt, endsAt, hold: null };
  }
  const hold = await findHold(organizationId, holdId, now);
  if (!hold) return { error: refusal("hold_not_found", undefined, { fields: { holdId: "Not found." } }) };
  if (
    (offeringId && offeringId !== hold.offeringId) ||
    (startsAt && startsAt.getTime() !== hold.startsAt.getTime())
  )
    return {
      error: refusal("invalid_input", "The hold is for another time. Leave out offeringId and startsAt.", {
        fields: { holdId: "The hold is for another time." },
      }),
    };
  return { offeringId: hold.offeringId, startsAt: hold.startsAt, endsAt: hold.endsAt, hold };
}

function occupantWithHold({ occupants }: ReadRow, holdId: string | undefined) {
  return holdId ? occupants?.bookings?.find(({ booking }) => booking.hold_id === holdId)?.booking : undefined;
}

/**
 * While a hold lasts, and as long again, the notice is judged by the moment at which the time was chosen: who typed
 * slowly still books it while it is free.
 */
function heldSince(facts: Facts, hold: FoundHold | null): Facts {
  if (!facts.slots || !hold) return facts;
  const lasts = hold.expiresAt.getTime() - hold.createdAt.getTime();
  if (facts.now.getTime() > hold.expiresAt.getTime() + lasts) return facts;
  return { ...facts, slots: { ...facts.slots, askedAt: hold.createdAt } };
}

function newCustomer(input: CreateBookingInput): CustomerRow {
  if (!input.customer) throw new Error("A create came without a customer");
  return {
    id: newId(),
    name: input.customer.name,
    email: input.customer.email,
    phone: input.customer.phone ?? null,
  };
}

/** A known customer, as far as the actor may know them: else as the actor named them, and nothing that is kept. */
function knownTo({ actor, input }: CreateRequest, row: ReadRow, known: CustomerRow): CustomerRow {
  const { supplier_id: supplierId } = row.offering;
  if (actor === "the_customer" || actor.kind !== "person" || seesCustomer(actor, { supplierId }))
    return known;
  if (row.author?.email === known.email) return known;
  const { name = known.email, phone = null } = input.customer ?? {};
  return { id: known.id, name, email: known.email, phone };
}
