import type { Actor } from "@/lib/domain/access/actor";
import { applyChange, type ChangeStep, declare } from "@/lib/server/bookings/change";
import type { Queryable } from "@/lib/server/links/links";

export interface HeldBooking {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

/** Bookings of customers, held in id order until the transaction ends. */
export async function holdBookings(
  client: Queryable,
  organizationId: string,
  customerIds: readonly string[],
  more = "true",
): Promise<HeldBooking[]> {
  const { rows } = await client.query<HeldBooking>(
    `SELECT id, version, status FROM booking
     WHERE organization_id = $1 AND customer_id = ANY ($2::uuid[]) AND ${more} ORDER BY id FOR NO KEY UPDATE`,
    [organizationId, customerIds],
  );
  return rows;
}

/** Writes one and the same change to each of the bookings, with an event of each that tells it. */
export async function writeToEach(
  client: Queryable,
  organizationId: string,
  bookings: readonly HeldBooking[],
  change: {
    readonly command: "merge_customer" | "anonymise";
    readonly actor: Actor;
    readonly set: Readonly<Record<string, unknown>>;
    readonly metadata: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  if (bookings.length === 0) return;
  const { rows } = await client.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const now = rows[0]?.now ?? new Date();
  const { command, actor, set, metadata } = change;
  const steps = bookings.map(({ id, version, status }): ChangeStep => {
    const step = { command, from: status, actor, reason: null, metadata };
    return {
      organizationId,
      bookingId: id,
      version,
      set,
      event: declare(id, version + 1, step, "desk", now),
      outbox: [],
    };
  });
  await applyChange({ steps }, client);
}
