import { type Result, refusal } from "@/lib/domain/refusal";
import type { BookingDto, EventDto } from "@/lib/schemas/booking";
import { type CustomerRow, toBookingDto } from "@/lib/server/bookings/booking-dto";
import type { StoredFor, Written } from "@/lib/server/bookings/change";
import type { IdempotencyRef, ReadRow } from "@/lib/server/bookings/read-facts";

/** What a command answers: the booking as it is now, and the event that it left. */
export interface ActAnswer {
  readonly booking: BookingDto;
  readonly event: EventDto;
}

/** The stored answer to the same key and body, a refusal to another body, or null when the key is new (INV-10). */
export function replayOf(row: ReadRow, sent: IdempotencyRef | undefined): Result<ActAnswer> | null {
  if (!sent || !row.idempotency) return null;
  if (row.idempotency.body_hash !== sent.bodyHash)
    return { ok: false, error: refusal("idempotency_key_reused") };
  const { results, answer } = row.idempotency.response as { results: Written[]; answer: StoredFor };
  return { ok: true, data: answerAbout(answer.bookingId, answer.customer, results, row.now) };
}

/** The booking's last row and event among those written. */
export function answerAbout(
  bookingId: string,
  customer: CustomerRow,
  written: readonly Written[],
  now: Date,
): ActAnswer {
  const own = written.filter(({ booking }) => booking.id === bookingId).at(-1);
  if (!own) throw new Error(`The write of booking ${bookingId} returned no row of it`);
  return { booking: toBookingDto(own.booking, customer, now), event: eventOf(own) };
}

function eventOf({ event, booking, hash }: Written): EventDto {
  const { actorKind, actorId, actorName } = event;
  return {
    id: event.id,
    sequence: event.sequence,
    command: event.command,
    from: event.from,
    to: booking.status,
    actor: { kind: actorKind, id: actorId, name: actorName },
    origin: event.origin,
    reason: event.reason,
    metadata: { ...event.metadata },
    at: event.at,
    hash,
  };
}
