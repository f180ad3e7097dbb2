import type { Actor } from "@/lib/domain/access/actor";
import { seesCustomer } from "@/lib/domain/access/permissions";
import { previewOf } from "@/lib/domain/lifecycle/available";
import { decide, type Outcome } from "@/lib/domain/lifecycle/decide";
import type { PreviewLine } from "@/lib/domain/lifecycle/preview";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { BookingState, Facts } from "@/lib/domain/lifecycle/types";
import { combineRefusals, type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import type { CreateBookingInput } from "@/lib/schemas/booking";
import { attempt } from "@/lib/server/bookings/attempt";
import type { CustomerRow } from "@/lib/server/bookings/booking-dto";
import { applyChange, type Change, idempotencyOf, type Origin } from "@/lib/server/bookings/change";
import { displacements } from "@/lib/server/bookings/displace";
import { insertSteps } from "@/lib/server/bookings/insert-step";
import { factsOf, type IdempotencyRef, type ReadRow, readOffering } from "@/lib/server/bookings/read-facts";
import { newReference } from "@/lib/server/bookings/reference";
import { type ActAnswer, answerAbout, replayOf } from "@/lib/server/bookings/replay";
import { newId } from "@/lib/server/db/new-id";
import { bookingMails } from "@/lib/server/notifications/booking-mails";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

const DEFAULT_DURATION_MINUTES = 60;

export interface CreateRequest {
  readonly organizationId: string;
  readonly input: CreateBookingInput;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly idempotency?: IdempotencyRef;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
}

/** `create` is the path of `act` with no booking before it: one read, one decision, one write. */
export async function createBooking(request: CreateRequest): Promise<Result<ActAnswer>> {
  return attempt(null, request.organizationId, request.actor, async () => {
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
      customer: row.customer ? undefined : { ...customer, organization_id: request.organizationId },
      steps: [
        ...(displaces ? displacements(row) : []),
        ...insertSteps({
          organizationId: request.organizationId,
          lifecycle: row.offering.lifecycle,
          offeringId: row.offering.id,
          resourceId: row.offering.resource_id,
          predecessorId: null,
          notes,
          booking,
          decision: outcome.decision,
          origin: request.origin,
          now: row.now,
          outbox: bookingMails(outcome.decision, { row, customer, booking, notes }),
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
  const { input, actor } = request;
  const row = await readOffering({
    organizationId: request.organizationId,
    offeringId: input.offeringId,
    now: request.now,
    idempotency: request.idempotency,
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    customerId: input.customerId,
    customerEmail: input.customer?.email,
    authorId: actor.kind === "person" ? actor.id : undefined,
  });
  if (!row)
    return {
      error: refusal("not_found", "There is no such offering.", { fields: { offeringId: "Not found." } }),
    };
  if (input.customerId && !row.customer)
    return {
      error: refusal("not_found", "There is no such customer.", { fields: { customerId: "Not found." } }),
    };

  const customer = row.customer ?? newCustomer(input);
  const booking = draftOf(row, input, actor, customer.id);
  const facts = factsOf(row, booking, customer.name);
  const outcome = decide(lifecycleOf(row.offering.lifecycle), {
    booking,
    command: "create",
    actor,
    facts,
    input: { tentative: input.tentative },
  });
  return { row, booking, customer, facts, outcome };
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
  if (actor.kind !== "person" || seesCustomer(actor, { supplierId })) return known;
  if (row.author?.email === known.email) return known;
  const { name = known.email, phone = null } = input.customer ?? {};
  return { id: known.id, name, email: known.email, phone };
}

function draftOf(row: ReadRow, input: CreateBookingInput, actor: Actor, customerId: string): BookingState {
  const minutes = row.offering.policy.durationMinutes ?? DEFAULT_DURATION_MINUTES;
  return {
    id: newId(),
    reference: newReference(),
    status: null,
    version: 0,
    authorId: actor.kind === "person" ? actor.id : null,
    makerId: null,
    customerId,
    supplierId: row.offering.supplier_id,
    startsAt: input.startsAt,
    endsAt: input.endsAt ?? new Date(input.startsAt.getTime() + minutes * 60_000),
    partySize: input.partySize,
    deadlineAt: null,
    deadlineCommand: null,
    policy: row.offering.policy,
    stamps: {},
    operationOpen: false,
  };
}
