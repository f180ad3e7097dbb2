import { may } from "@/lib/domain/access/permissions";
import { removedAddress } from "@/lib/domain/customers/removed";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { CorrectCustomerInput } from "@/lib/schemas/customer";
import type { Principal } from "@/lib/server/auth/principal";
import { attempt } from "@/lib/server/bookings/attempt";
import { inTransaction } from "@/lib/server/db/transaction";
import type { Queryable } from "@/lib/server/links/links";

interface Held {
  readonly id: string;
  readonly email: string;
  readonly merged: boolean;
  readonly removed: boolean;
}

/**
 * Corrects a customer's name, address and phone. An address that belongs to somebody else is refused, with who it
 * is, since the two are probably one; an address of somebody who was merged into this customer is taken over.
 */
export async function correctCustomer(
  principal: Principal,
  input: CorrectCustomerInput,
): Promise<Result<{ id: string }>> {
  if (!may(principal.roles, "customer.write")) return { ok: false, error: refusal("forbidden") };
  const organizationId = principal.organization.id;
  return attempt(organizationId, null, () =>
    inTransaction(async (client): Promise<Result<{ id: string }>> => {
      const held = await hold(client, organizationId, input.customerId);
      if (!held) return { ok: false, error: refusal("not_found") };
      if (held.merged || held.removed)
        return {
          ok: false,
          error: refusal("illegal_transition", "This customer is gone from the list, and stays as it is."),
        };
      const owner = held.email === input.email ? null : await ownerOf(client, organizationId, input.email);
      if (owner && owner.keptId !== held.id)
        return {
          ok: false,
          error: refusal("already_exists", `This address is ${owner.name}'s already.`, {
            fields: { email: "Another customer has this address." },
            details: { customerId: owner.keptId, name: owner.name },
          }),
        };
      if (owner) await giveAway(client, organizationId, owner.id, held.email, input.customerId);
      await client.query(
        `UPDATE customer SET name = $3, email = $4, phone = $5, updated_at = now()
         WHERE organization_id = $1 AND id = $2`,
        [organizationId, input.customerId, input.name, input.email, input.phone || null],
      );
      return { ok: true, data: { id: input.customerId } };
    }),
  );
}

async function hold(client: Queryable, organizationId: string, id: string): Promise<Held | null> {
  const { rows } = await client.query<Held>(
    `SELECT id, email, merged_into_id IS NOT NULL AS merged, anonymised_at IS NOT NULL AS removed
     FROM customer WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [organizationId, id],
  );
  return rows[0] ?? null;
}

/** Whose address it is, and who that is now. */
async function ownerOf(client: Queryable, organizationId: string, email: string) {
  const { rows } = await client.query<{ id: string; keptId: string; name: string }>(
    `SELECT o.id, k.id AS "keptId", k.name FROM customer o
     JOIN customer k ON k.organization_id = o.organization_id AND k.id = coalesce(o.merged_into_id, o.id)
     WHERE o.organization_id = $1 AND o.email = $2`,
    [organizationId, email],
  );
  return rows[0] ?? null;
}

/** The two swap addresses, by way of one that is nobody's; both lead to the one that was kept as before. */
async function giveAway(
  client: Queryable,
  organizationId: string,
  formerId: string,
  address: string,
  keptId: string,
): Promise<void> {
  const set = "UPDATE customer SET email = $3, updated_at = now() WHERE organization_id = $1 AND id = $2";
  await client.query(set, [organizationId, keptId, removedAddress(keptId)]);
  await client.query(set, [organizationId, formerId, removedAddress(formerId)]);
  await client.query(set, [organizationId, formerId, address]);
}
