import type { CustomerListRow, CustomerState } from "@/lib/schemas/customer";

export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly active: boolean;
  readonly merged_into_id: string | null;
  readonly anonymised_at: Date | null;
  readonly created_at: Date;
  readonly bookings: number;
}

/** The columns of `c`, with how many bookings are theirs. */
export const CUSTOMER_COLUMNS = `c.id, c.name, c.email, c.phone, c.active, c.merged_into_id, c.anonymised_at, c.created_at,
  (SELECT count(*)::int FROM booking b WHERE b.organization_id = c.organization_id AND b.customer_id = c.id) AS bookings`;

/** SQL: the booking `b` is not over: it waits for an answer, or its time has not passed. `s` is its status. */
export const NOT_OVER = "NOT s.terminal AND (b.ends_at > clock_timestamp() OR b.deadline_at IS NOT NULL)";

function customerState(row: Pick<CustomerRow, "active" | "merged_into_id" | "anonymised_at">): CustomerState {
  if (row.anonymised_at) return "removed";
  if (row.merged_into_id) return "merged";
  return row.active ? "active" : "inactive";
}

export function toListRow(row: CustomerRow): CustomerListRow {
  const { id, name, email, phone, bookings } = row;
  return {
    id,
    name,
    email,
    phone,
    bookings,
    state: customerState(row),
    createdAt: row.created_at.toISOString(),
  };
}
