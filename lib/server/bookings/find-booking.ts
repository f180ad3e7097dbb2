import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { BookingDto, EventDto } from "@/lib/schemas/booking";
import { beyondAsset, seesAssetOf } from "@/lib/server/assets/beyond-asset";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { maySee } from "@/lib/server/bookings/act";
import { type CustomerRow, toBookingDto, toEventDto } from "@/lib/server/bookings/booking-dto";
import type { BookingRow, EventRow } from "@/lib/server/bookings/booking-row";
import { toldTo } from "@/lib/server/bookings/told-customer";
import { pool } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";

interface FoundRow {
  readonly now: Date;
  readonly booking: BookingRow;
  readonly customer: CustomerRow;
}

async function read(principal: Principal, idOrReference: string): Promise<FoundRow | null> {
  const byId = isUuid(idOrReference);
  const { rows } = await pool().query<FoundRow>({
    name: byId ? "find_booking_by_id" : "find_booking_by_reference",
    text: `SELECT now(), to_json(b) AS booking, to_json(c) AS customer
      FROM booking b JOIN customer c ON c.organization_id = b.organization_id AND c.id = b.customer_id
      WHERE b.organization_id = $1 AND ${byId ? "b.id = $2::uuid" : "b.reference = $2"}`,
    values: [principal.organization.id, byId ? idOrReference : idOrReference.toUpperCase()],
  });
  const row = rows[0];
  return row && maySee(actorOf(principal), row.booking) ? row : null;
}

/** The booking of this id or reference, if it is the organization's and the person may see it (INV-13). */
export async function findBooking(principal: Principal, idOrReference: string): Promise<Result<BookingDto>> {
  if (idOrReference.includes("\0")) return { ok: false, error: refusal("not_found") };
  const row = await read(principal, idOrReference);
  if (!row) return { ok: false, error: refusal("not_found") };
  return { ok: true, data: await toldTo(principal, toBookingDto(row.booking, row.customer, row.now)) };
}

/** The booking's history, oldest first, as far as this person may know it. */
export async function bookingEvents(principal: Principal, bookingId: string): Promise<EventDto[]> {
  const { rows } = await pool().query<{
    lifecycle: LifecycleKey;
    event: EventRow;
    customer: string | null;
  }>({
    name: "booking_events",
    text: `SELECT b.lifecycle, to_json(e) AS event, c.name AS customer FROM booking_event e
      JOIN booking b ON b.organization_id = e.organization_id AND b.id = e.booking_id
      LEFT JOIN customer c ON e.actor_kind = 'customer' AND c.organization_id = e.organization_id AND c.id = e.actor_id
      WHERE e.organization_id = $1 AND e.booking_id = $2 ORDER BY e.sequence`,
    values: [principal.organization.id, bookingId],
  });
  return rows.map(({ lifecycle, event, customer }) => {
    const told = toEventDto(customer === null ? event : { ...event, actor_name: customer });
    return seesAssetOf(principal, lifecycle) ? told : beyondAsset(principal, told);
  });
}
