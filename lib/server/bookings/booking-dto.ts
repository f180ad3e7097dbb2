import type { Status } from "@/lib/domain/lifecycle/registry";
import type { Phase } from "@/lib/domain/lifecycle/types";
import type { BookingDto, EventDto } from "@/lib/schemas/booking";
import type { BookingRow, EventRow } from "@/lib/server/bookings/booking-row";

export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

/** The booking as it leaves the server; `now` tells whether it is overdue. */
export function toBookingDto(row: BookingRow, customer: CustomerRow, now: Date): BookingDto {
  return {
    id: row.id,
    reference: row.reference,
    lifecycle: row.lifecycle,
    status: row.status as Status,
    phase: row.phase as Phase,
    version: row.version,
    offeringId: row.offering_id,
    customer: { id: customer.id, name: customer.name, email: customer.email, phone: customer.phone },
    supplierId: row.supplier_id,
    authorId: row.author_id,
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    partySize: row.party_size,
    notes: row.notes,
    deadlineAt: isoOrNull(row.deadline_at),
    deadlineCommand: row.deadline_command,
    overdue: row.deadline_at !== null && now.getTime() >= new Date(row.deadline_at).getTime(),
    successorId: row.successor_id,
    predecessorId: row.predecessor_id,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    confirmedAt: isoOrNull(row.confirmed_at),
    rejectedAt: isoOrNull(row.rejected_at),
    cancelledAt: isoOrNull(row.cancelled_at),
    completedAt: isoOrNull(row.completed_at),
    noShowAt: isoOrNull(row.no_show_at),
    rescheduledAt: isoOrNull(row.rescheduled_at),
    expiredAt: isoOrNull(row.expired_at),
    awaitingPaymentAt: isoOrNull(row.awaiting_payment_at),
    paidAt: isoOrNull(row.paid_at),
    issuedAt: isoOrNull(row.issued_at),
    archivedAt: isoOrNull(row.archived_at),
  };
}

export function toEventDto(row: EventRow): EventDto {
  return {
    id: row.id,
    sequence: row.sequence,
    command: row.command,
    from: row.from_status,
    to: row.to_status,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    origin: row.origin,
    reason: row.reason,
    metadata: row.metadata,
    at: iso(row.at),
    hash: row.hash,
  };
}

function iso(text: string): string {
  return new Date(text).toISOString();
}

function isoOrNull(text: string | null): string | null {
  return text === null ? null : iso(text);
}
