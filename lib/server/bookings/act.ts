import type { Actor } from "@/lib/domain/access/actor";
import { bookingScope, inScope } from "@/lib/domain/access/permissions";
import type { UsageReadings } from "@/lib/domain/assets/usage";
import { type Decision, decide } from "@/lib/domain/lifecycle/decide";
import { givesTime, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { BookingState, CommandInput } from "@/lib/domain/lifecycle/types";
import { combineRefusals, type Result, refusal } from "@/lib/domain/refusal";
import { assetPart } from "@/lib/server/assets/asset-part";
import { usageRows } from "@/lib/server/assets/usage-rows";
import { attempt } from "@/lib/server/bookings/attempt";
import { type BookingRow, bookingState } from "@/lib/server/bookings/booking-row";
import {
  applyChange,
  type Change,
  idempotencyOf,
  type Origin,
  updateStep,
} from "@/lib/server/bookings/change";
import { displacements } from "@/lib/server/bookings/displace";
import { limitsOf } from "@/lib/server/bookings/limits";
import { factsOf, type IdempotencyRef, type ReadRow, readBooking } from "@/lib/server/bookings/read-facts";
import { type ActAnswer, answerAbout, replayOf } from "@/lib/server/bookings/replay";
import { successorSteps } from "@/lib/server/bookings/successor";
import { bookingMails } from "@/lib/server/notifications/booking-mails";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

export interface ActRequest {
  readonly organizationId: string;
  readonly bookingId: string;
  readonly command: string;
  readonly input?: Omit<CommandInput, "reason" | "expectedVersion" | "tentative" | "logsUsage">;
  /** Readings that are logged together with the command. */
  readonly usage?: UsageReadings;
  readonly reason?: string | null;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly expectedVersion?: number;
  readonly idempotency?: IdempotencyRef;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
}

/**
 * The one path of a command: one read, one pure decision, one write. Every door leads here.
 * Refusals are values; only bugs are thrown.
 */
export async function act(request: ActRequest): Promise<Result<ActAnswer>> {
  if (request.usage && request.command !== "complete")
    return {
      ok: false,
      error: refusal("invalid_input", "Readings are logged with complete alone.", {
        fields: { usage: "Only with complete." },
      }),
    };
  return attempt(request.organizationId, request, async () => {
    const row = await read(request);
    if (!row?.booking || !maySee(request.actor, row.booking))
      return { ok: false, error: refusal("not_found") };
    const replay = replayOf(row, request.idempotency);
    if (replay) return replay;

    const booking = bookingState(row.booking);
    const facts = factsOf(row, booking, null);
    const outcome = decide(lifecycleOf(row.booking.lifecycle), {
      booking,
      command: request.command,
      actor: request.actor,
      facts,
      input: {
        ...request.input,
        reason: request.reason,
        expectedVersion: request.expectedVersion,
        logsUsage: request.usage !== undefined,
      },
    });
    if (!outcome.ok) return { ok: false, error: combineRefusals(outcome.refusals) };

    const written = await applyChange(changeOf(request, row, booking, outcome.decision));
    if (!written) return "again";
    wakeRelay();
    if (!row.customer) throw new Error(`Booking ${booking.id} was read without its customer`);
    return { ok: true, data: answerAbout(booking.id, row.customer, written, row.now) };
  });
}

/** Who may see the booking at all; what may not be seen is not found. */
export function maySee(
  actor: Actor,
  booking: Pick<BookingRow, "supplier_id" | "author_id" | "customer_id">,
): boolean {
  switch (actor.kind) {
    case "system":
      return true;
    case "customer":
      return actor.id === booking.customer_id;
    case "supplier":
      return actor.id === booking.supplier_id;
    case "person":
      return inScope(bookingScope(actor), { supplierId: booking.supplier_id, authorId: booking.author_id });
  }
}

function read(request: ActRequest): Promise<ReadRow | null> {
  return readBooking({
    organizationId: request.organizationId,
    bookingId: request.bookingId,
    now: request.now,
    idempotency: request.idempotency,
    ...(givesTime(request.command)
      ? { startsAt: request.input?.startsAt, endsAt: request.input?.endsAt }
      : {}),
  });
}

function changeOf(request: ActRequest, row: ReadRow, booking: BookingState, decision: Decision): Change {
  const { organizationId, origin } = request;
  const now = row.now;
  const customer = row.customer;
  if (!customer || !row.booking) throw new Error(`Booking ${booking.id} was read without its customer`);
  const { lifecycle } = row.booking;
  // The successor's decision carries its own mails; sent for both, everyone would get them twice.
  const outbox = decision.successor
    ? []
    : bookingMails(decision, { row, customer, booking, notes: row.booking.notes });
  const next = decision.successor
    ? successorSteps({ row, predecessor: row.booking, successor: decision.successor, origin })
    : null;
  const own = decision.steps.map((step, index) =>
    updateStep({
      organizationId,
      lifecycle,
      booking,
      offset: index,
      step,
      origin,
      now,
      outbox: index === decision.steps.length - 1 ? outbox : [],
      successorId: next?.id,
    }),
  );
  const displaces = decision.effects.some(({ kind }) => kind === "displaces");
  return {
    ...idempotencyOf(organizationId, request.idempotency),
    ...(request.idempotency ? { answer: { bookingId: booking.id, customer } } : {}),
    departures: departuresToLock(row, displaces),
    ...(decision.successor ? limitsOf(row, decision.successor.booking.startsAt) : {}),
    ...assetPart(row, decision),
    ...readingsOf(request, row, booking),
    steps: [...(displaces ? displacements(row) : []), ...own, ...(next?.steps ?? [])],
  };
}

function readingsOf(
  { usage, actor, origin, organizationId }: ActRequest,
  { resource, asset, now }: ReadRow,
  booking: BookingState,
): Pick<Change, "usage" | "events"> {
  if (!usage || !resource || !asset || actor.kind !== "person") return {};
  const entry = { ...usage, offsetsId: null };
  return usageRows(
    { organizationId, resourceId: resource.id, bookingId: booking.id, actor, origin, now },
    asset.usage_entries,
    [entry],
  );
}

/**
 * Whoever changes several bookings, or moves places from one departure to another, locks the departures first and in
 * id order. A change of one booking on one departure waits in the database's trigger, holding no lock that another
 * such change could want.
 */
function departuresToLock(row: ReadRow, displaces: boolean): string[] | undefined {
  const ids = [row.departure?.id, row.booking?.departure_id].filter((id) => typeof id === "string");
  const distinct = [...new Set(ids)];
  return distinct.length > 1 || (displaces && distinct.length > 0) ? distinct : undefined;
}
