import type { Actor } from "@/lib/domain/access/actor";
import { decide } from "@/lib/domain/lifecycle/decide";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { BookingState } from "@/lib/domain/lifecycle/types";
import { combineRefusals, type Result, refusal } from "@/lib/domain/refusal";
import { promisedTerms } from "@/lib/domain/schedule/availability";
import { withBuffers } from "@/lib/domain/schedule/slots";
import { MINUTE_MS } from "@/lib/domain/schedule/zone-clock";
import type { HoldDto } from "@/lib/schemas/hold";
import { attempt } from "@/lib/server/bookings/attempt";
import { applyChange } from "@/lib/server/bookings/change";
import { displacements } from "@/lib/server/bookings/displace";
import { draftState } from "@/lib/server/bookings/draft-state";
import { factsOf, overdueIn, type ReadRow, readOffering } from "@/lib/server/bookings/read-facts";
import { config } from "@/lib/server/config";
import { newId } from "@/lib/server/db/new-id";
import { pool } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

const DEFAULT_HOLD_MINUTES = 10;
export interface HoldRequest {
  readonly organizationId: string;
  readonly offeringId: string;
  readonly startsAt: Date;
  /** `the_customer` is whoever has not said yet who it is, on a public page. */
  readonly actor: Actor | "the_customer";
  /** One session has one hold: the next takes the place of the one before. */
  readonly sessionHash: string | null;
  readonly addressHash: string | null;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
}

/**
 * Keeps a time that is offered for as long as the offering says, by the same decision as a booking of it. What is
 * overdue on that time is ended in the same write; the database lets nobody else have it meanwhile (INV-04).
 */
export async function takeHold(request: HoldRequest): Promise<Result<HoldDto>> {
  if (!isUuid(request.offeringId))
    return { ok: false, error: refusal("not_found", "There is no such offering.") };
  const own = await holdOfSession(request);
  // Pressed again, it lasts no longer: nobody keeps a time for ever by asking for it again and again.
  if (own?.isTheSame) return { ok: true, data: own.hold };
  return attempt(request.organizationId, null, async () => {
    const row = await readOffering({ ...request, holdId: own?.hold.id });
    if (!row) return { ok: false, error: refusal("not_found", "There is no such offering.") };
    if (row.offering.lifecycle !== "appointment")
      return { ok: false, error: refusal("invalid_input", "Only the time of an appointment can be held.") };
    const booking = draftState(row, {
      startsAt: request.startsAt,
      partySize: 1,
      authorId: null,
      customerId: "",
    });
    const outcome = decide(lifecycleOf(row.offering.lifecycle), {
      booking,
      command: "create",
      actor: request.actor === "the_customer" ? ANYBODY : request.actor,
      facts: factsOf(row, booking, null),
      input: {},
    });
    if (!outcome.ok) return { ok: false, error: combineRefusals(outcome.refusals) };
    const hold = holdOf(request, row, booking);
    // A hold always keeps others off, so that whatever is overdue on its time ends, also where a request would not.
    const displaces = overdueIn(row).length > 0;
    const written = await applyChange({
      steps: displacements(row),
      hold,
      most_holds: request.addressHash === null ? undefined : config().HOLDS_PER_ADDRESS,
    });
    if (!written) throw new Error("A hold without a key cannot be a replay");
    if (displaces) wakeRelay();
    return {
      ok: true,
      data: {
        id: hold.id,
        offeringId: hold.offering_id,
        startsAt: booking.startsAt.toISOString(),
        endsAt: booking.endsAt.toISOString(),
        expiresAt: hold.expires_at.toISOString(),
      },
    };
  });
}

const ANYBODY: Actor = { kind: "customer", id: "", name: "Customer" };

function holdOf(request: HoldRequest, row: ReadRow, { startsAt, endsAt }: BookingState) {
  const { policy } = row.offering;
  const { from, until } = withBuffers({ startsAt, endsAt }, promisedTerms(policy));
  return {
    id: newId(),
    organization_id: request.organizationId,
    offering_id: request.offeringId,
    resource_id: row.offering.resource_id,
    starts_at: startsAt,
    ends_at: endsAt,
    period: `[${from.toISOString()},${until.toISOString()})`,
    created_at: row.now,
    expires_at: new Date(row.now.getTime() + (policy.holdMinutes ?? DEFAULT_HOLD_MINUTES) * MINUTE_MS),
    session_hash: request.sessionHash,
    address_hash: request.addressHash,
  };
}

/** The hold that the session has already, and whether it is what is asked for, and lasts. */
async function holdOfSession({
  organizationId,
  offeringId,
  startsAt,
  sessionHash,
  now,
}: HoldRequest): Promise<{
  readonly hold: HoldDto;
  readonly isTheSame: boolean;
} | null> {
  if (sessionHash === null) return null;
  const { rows } = await pool().query<HoldDto & { readonly isTheSame: boolean }>({
    name: "hold_of_caller",
    text: `SELECT h.id, h.offering_id AS "offeringId", h.starts_at AS "startsAt", h.ends_at AS "endsAt",
        h.expires_at AS "expiresAt",
        h.organization_id = $2 AND h.offering_id = $3 AND h.starts_at = $4
          AND h.expires_at > coalesce($5::timestamptz, now())
          AND NOT EXISTS (SELECT FROM booking b WHERE b.organization_id = h.organization_id AND b.hold_id = h.id)
          AS "isTheSame"
      FROM hold h WHERE h.session_hash = $1`,
    values: [sessionHash, organizationId, offeringId, startsAt, now ?? null],
  });
  const row = rows[0];
  if (!row) return null;
  const { isTheSame, ...found } = row;
  const iso = (at: string) => new Date(at).toISOString();
  const hold = {
    ...found,
    startsAt: iso(found.startsAt),
    endsAt: iso(found.endsAt),
    expiresAt: iso(found.expiresAt),
  };
  return { hold, isTheSame };
}
