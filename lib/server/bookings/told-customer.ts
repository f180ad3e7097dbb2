import { seesCustomer } from "@/lib/domain/access/permissions";
import type { BookingDto } from "@/lib/schemas/booking";
import type { Principal } from "@/lib/server/auth/principal";
import { pool } from "@/lib/server/db/pool";

type Told = Pick<BookingDto, "customer" | "supplierId">;

/**
 * The booking with as much of its customer as the person may know. An author who may not look customers up knows
 * themselves and whom they brought; of anybody else the mail, which they gave, stands for the name too.
 */
export async function toldTo<B extends Told>(principal: Principal, booking: B): Promise<B> {
  return withoutStranger(booking, await strangersTo(principal, [booking]));
}

export async function allToldTo<B extends Told>(principal: Principal, bookings: readonly B[]): Promise<B[]> {
  const strangers = await strangersTo(principal, bookings);
  return bookings.map((booking) => withoutStranger(booking, strangers));
}

function withoutStranger<B extends Told>(booking: B, strangers: ReadonlySet<string>): B {
  const { customer } = booking;
  return strangers.has(customer.id)
    ? { ...booking, customer: { ...customer, name: customer.email, phone: null } }
    : booking;
}

async function strangersTo(principal: Principal, bookings: readonly Told[]): Promise<ReadonlySet<string>> {
  const person = { ...principal, id: principal.userId };
  const hidden = bookings.filter(
    ({ customer, supplierId }) => !seesCustomer(person, { supplierId }) && customer.email !== principal.email,
  );
  const strangers = new Set(hidden.map(({ customer }) => customer.id));
  if (strangers.size > 0) for (const id of await broughtBy(principal, strangers)) strangers.delete(id);
  return strangers;
}

/** Those of the customers whom the person's own booking made: no booking is younger than the customer it brought. */
async function broughtBy(principal: Principal, customerIds: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>({
    name: "customers_brought_by",
    text: `SELECT c.id FROM customer c WHERE c.organization_id = $1 AND c.id = ANY ($2::uuid[]) AND EXISTS (
      SELECT FROM booking b WHERE b.organization_id = c.organization_id AND b.customer_id = c.id
        AND b.author_id = $3 AND b.created_at <= c.created_at)`,
    values: [principal.organization.id, [...customerIds], principal.userId],
  });
  return rows.map(({ id }) => id);
}
