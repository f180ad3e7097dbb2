import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import {
  type BookingState,
  type DeadlineCommand,
  type PolicyTerms,
  STAMPS,
  type Stamp,
} from "@/lib/domain/lifecycle/types";

/** A booking as `to_jsonb` gives it: snake case, instants as text. */
export interface BookingRow {
  readonly id: string;
  readonly organization_id: string;
  readonly reference: string;
  readonly lifecycle: LifecycleKey;
  readonly status: string;
  readonly phase: string;
  readonly occupies: boolean;
  readonly version: number;
  readonly offering_id: string;
  readonly resource_id: string | null;
  readonly departure_id: string | null;
  readonly supplier_id: string | null;
  readonly customer_id: string;
  readonly author_id: string | null;
  readonly maker_id: string | null;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly party_size: number;
  readonly notes: string | null;
  readonly policy: PolicyTerms;
  readonly deadline_at: string | null;
  readonly deadline_command: DeadlineCommand | null;
  readonly operation_open: boolean;
  readonly successor_id: string | null;
  readonly predecessor_id: string | null;
  readonly hold_id: string | null;
  readonly customer_time_zone: string | null;
  readonly calendar_uid: string;
  readonly calendar_base: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly confirmed_at: string | null;
  readonly rejected_at: string | null;
  readonly cancelled_at: string | null;
  readonly completed_at: string | null;
  readonly no_show_at: string | null;
  readonly rescheduled_at: string | null;
  readonly expired_at: string | null;
  readonly awaiting_payment_at: string | null;
  readonly paid_at: string | null;
  readonly issued_at: string | null;
  readonly archived_at: string | null;
}

export interface EventRow {
  readonly id: string;
  readonly booking_id: string;
  readonly sequence: number;
  readonly command: string;
  readonly from_status: string | null;
  readonly to_status: string;
  readonly actor_kind: "person" | "supplier" | "customer" | "system" | "database";
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly origin: string;
  readonly reason: string | null;
  readonly metadata: Record<string, unknown>;
  readonly at: string;
  readonly hash: string;
}

export const STAMP_COLUMNS = {
  confirmedAt: "confirmed_at",
  rejectedAt: "rejected_at",
  cancelledAt: "cancelled_at",
  completedAt: "completed_at",
  noShowAt: "no_show_at",
  rescheduledAt: "rescheduled_at",
  expiredAt: "expired_at",
  awaitingPaymentAt: "awaiting_payment_at",
  paidAt: "paid_at",
  issuedAt: "issued_at",
  archivedAt: "archived_at",
} as const satisfies Record<Stamp, keyof BookingRow>;

/** What a decision asks of a booking besides its moments, for reads of hundreds at once. */
export const STATE_COLUMNS = [
  "id",
  "reference",
  "status",
  "version",
  "author_id",
  "maker_id",
  "customer_id",
  "supplier_id",
  "starts_at",
  "ends_at",
  "party_size",
  "deadline_at",
  "deadline_command",
  "policy",
  "operation_open",
] as const satisfies (keyof BookingRow)[];

export type StateRow = Pick<BookingRow, (typeof STATE_COLUMNS)[number]>;

/** Moments that were not read with the row are absent. */
export function bookingState(
  row: StateRow & Partial<Pick<BookingRow, (typeof STAMP_COLUMNS)[Stamp]>>,
): BookingState {
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    version: row.version,
    authorId: row.author_id,
    makerId: row.maker_id,
    customerId: row.customer_id,
    supplierId: row.supplier_id,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    partySize: row.party_size,
    deadlineAt: instant(row.deadline_at),
    deadlineCommand: row.deadline_command,
    policy: row.policy,
    stamps: Object.fromEntries(STAMPS.map((stamp) => [stamp, instant(row[STAMP_COLUMNS[stamp]] ?? null)])),
    operationOpen: row.operation_open,
  };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
