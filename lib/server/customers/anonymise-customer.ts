import { may } from "@/lib/domain/access/permissions";
import { REMOVED_NAME, removedAddress } from "@/lib/domain/customers/removed";
import { type Result, refusal } from "@/lib/domain/refusal";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { attempt } from "@/lib/server/bookings/attempt";
import { NOT_OVER } from "@/lib/server/customers/customer-row";
import { holdBookings, writeToEach } from "@/lib/server/customers/declared-steps";
import { emptyMails } from "@/lib/server/customers/empty-mails";
import { forgetAnswers } from "@/lib/server/customers/forget-answers";
import { inTransaction } from "@/lib/server/db/transaction";
import type { Queryable } from "@/lib/server/links/links";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

interface Held {
  readonly id: string;
  readonly merged_into_id: string | null;
  readonly anonymised_at: Date | null;
}

/**
 * Removes the person and keeps the trail: name, address and phone, also of whoever was merged into this customer, what
 * their mails said, and the wishes on their bookings. Refused while a booking of theirs is not over. It cannot be
 * undone; one who was removed before stays so.
 */
export async function anonymiseCustomer(
  principal: Principal,
  customerId: string,
): Promise<Result<{ id: string }>> {
  if (!may(principal.roles, "customer.merge")) return { ok: false, error: refusal("forbidden") };
  const organizationId = principal.organization.id;
  const done = await attempt(organizationId, null, () =>
    inTransaction(async (client): Promise<Result<{ id: string }>> => {
      const people = await hold(client, organizationId, customerId);
      const own = people.find(({ id }) => id === customerId);
      if (!own) return { ok: false, error: refusal("not_found") };
      if (own.merged_into_id)
        return {
          ok: false,
          error: refusal("illegal_transition", "This customer was merged into another. Remove that one."),
        };
      if (own.anonymised_at) return { ok: true, data: { id: customerId } };
      const open = await countOpen(client, organizationId, customerId);
      if (open > 0) return { ok: false, error: inUse(open) };

      const noted = await holdBookings(client, organizationId, [customerId], "notes IS NOT NULL");
      await writeToEach(client, organizationId, noted, {
        command: "anonymise",
        actor: actorOf(principal),
        set: { notes: null },
        metadata: {},
      });
      await emptyMails(client, organizationId, customerId, REMOVED_NAME);
      await client.query(
        `UPDATE link SET revoked_at = clock_timestamp() WHERE organization_id = $1 AND purpose = 'manage'
           AND subject_id = $2 AND revoked_at IS NULL`,
        [organizationId, customerId],
      );
      for (const { id } of people) {
        const nobody = { id, name: REMOVED_NAME, email: removedAddress(id), phone: null };
        await forgetAnswers(client, organizationId, nobody);
        await client.query(
          `UPDATE customer SET name = $3, email = $4, phone = NULL, active = false, anonymised_at = now(),
             updated_at = now() WHERE organization_id = $1 AND id = $2`,
          [organizationId, id, nobody.name, nobody.email],
        );
      }
      return { ok: true, data: { id: customerId } };
    }),
  );
  if (done.ok) wakeRelay();
  return done;
}

/** The customer and whoever was merged into it, in id order, so that no booking is made for them meanwhile. */
async function hold(client: Queryable, organizationId: string, customerId: string): Promise<Held[]> {
  const { rows } = await client.query<Held>(
    `SELECT id, merged_into_id, anonymised_at FROM customer
     WHERE organization_id = $1 AND (id = $2 OR merged_into_id = $2) ORDER BY id FOR UPDATE`,
    [organizationId, customerId],
  );
  return rows;
}

async function countOpen(client: Queryable, organizationId: string, customerId: string): Promise<number> {
  const { rows } = await client.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM booking b
     JOIN lifecycle_status s ON s.lifecycle = b.lifecycle AND s.status = b.status
     WHERE b.organization_id = $1 AND b.customer_id = $2 AND ${NOT_OVER}`,
    [organizationId, customerId],
  );
  return rows[0]?.open ?? 0;
}

function inUse(open: number) {
  const bookings = open === 1 ? "1 booking of theirs is" : `${open} bookings of theirs are`;
  return refusal("in_use", `${bookings} not over. Cancel or finish what is open, then remove the person.`, {
    details: { bookings: open },
  });
}
