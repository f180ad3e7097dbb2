import { may } from "@/lib/domain/access/permissions";
import { type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import type { MergePreview } from "@/lib/schemas/customer";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { attempt } from "@/lib/server/bookings/attempt";
import { holdBookings, writeToEach } from "@/lib/server/customers/declared-steps";
import { pool } from "@/lib/server/db/pool";
import { inTransaction } from "@/lib/server/db/transaction";
import type { Queryable } from "@/lib/server/links/links";

interface Pair {
  readonly keptId: string;
  readonly mergedId: string;
}

interface Held {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly merged_into_id: string | null;
  readonly anonymised_at: Date | null;
}

/** How much would move. Writes nothing, and refuses what the merge would. */
export async function previewMerge(principal: Principal, pair: Pair): Promise<Result<MergePreview>> {
  if (!may(principal.roles, "customer.merge")) return { ok: false, error: refusal("forbidden") };
  const organizationId = principal.organization.id;
  const found = await readPair(pool(), organizationId, pair, "");
  if (!found.ok) return found;
  const { rows } = await pool().query<{ bookings: number; links: number }>(
    `SELECT (SELECT count(*)::int FROM booking WHERE organization_id = $1 AND customer_id = $2) AS bookings,
      (SELECT count(*)::int FROM link WHERE organization_id = $1 AND purpose = 'manage' AND subject_id = $2
        AND revoked_at IS NULL AND expires_at > clock_timestamp()) AS links`,
    [organizationId, pair.mergedId],
  );
  const { bookings = 0, links = 0 } = rows[0] ?? {};
  const { kept, merged } = found.data;
  return { ok: true, data: { kept: named(kept), merged: named(merged), bookings, links } };
}

/**
 * Makes two customers one: bookings and links of the merged one become the kept one's, each booking with an event
 * that tells it, and the merged one's address leads to the kept one from then on. Customers are held in id order,
 * so that two merges at once wait for each other and not in a circle.
 */
export async function mergeCustomers(
  principal: Principal,
  pair: Pair,
): Promise<Result<{ bookings: number }>> {
  if (!may(principal.roles, "customer.merge")) return { ok: false, error: refusal("forbidden") };
  const organizationId = principal.organization.id;
  return attempt(organizationId, null, () =>
    inTransaction(async (client): Promise<Result<{ bookings: number }>> => {
      const found = await readPair(client, organizationId, pair, "FOR UPDATE");
      if (!found.ok) return found;
      const bookings = await holdBookings(client, organizationId, [pair.mergedId]);
      await writeToEach(client, organizationId, bookings, {
        command: "merge_customer",
        actor: actorOf(principal),
        set: { customer_id: pair.keptId },
        metadata: { customerId: { before: pair.mergedId, after: pair.keptId } },
      });
      await moveLinks(client, organizationId, pair);
      await client.query(
        `UPDATE customer SET merged_into_id = $3, active = false, updated_at = now()
         WHERE organization_id = $1 AND (id = $2 OR merged_into_id = $2)`,
        [organizationId, pair.mergedId, pair.keptId],
      );
      return { ok: true, data: { bookings: bookings.length } };
    }),
  );
}

/** Those that mails still to be written will bring come first: after that, whatever the relay wrote is there to be moved. */
async function moveLinks(
  client: Queryable,
  organizationId: string,
  { mergedId, keptId }: Pair,
): Promise<void> {
  await client.query(
    `UPDATE outbox SET payload = jsonb_set(payload, '{link,subjectId}', to_jsonb($3::text))
     WHERE organization_id = $1 AND payload#>>'{link,purpose}' = 'manage' AND payload#>>'{link,subjectId}' = $2
       AND booking_id IN (SELECT id FROM booking WHERE organization_id = $1 AND customer_id = $3::uuid)`,
    [organizationId, mergedId, keptId],
  );
  await client.query(
    `UPDATE link SET subject_id = $3 WHERE organization_id = $1 AND purpose = 'manage' AND subject_id = $2`,
    [organizationId, mergedId, keptId],
  );
}

async function readPair(
  client: Queryable,
  organizationId: string,
  { keptId, mergedId }: Pair,
  lock: "" | "FOR UPDATE",
): Promise<Result<{ kept: Held; merged: Held }>> {
  if (keptId === mergedId)
    return refused("invalid_input", "A customer cannot be merged into itself. Choose another.");
  const { rows } = await client.query<Held>(
    `SELECT id, name, email, merged_into_id, anonymised_at FROM customer
     WHERE organization_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id ${lock}`,
    [organizationId, [keptId, mergedId]],
  );
  const kept = rows.find(({ id }) => id === keptId);
  const merged = rows.find(({ id }) => id === mergedId);
  if (!kept || !merged) return refused("not_found", "There is no such customer.");
  const gone = [kept, merged].find((one) => one.merged_into_id !== null || one.anonymised_at !== null);
  if (gone)
    return refused(
      "illegal_transition",
      gone.anonymised_at
        ? "One of the two was removed, and is nobody any more."
        : `${gone.name} was merged into another customer already. Reload to see which.`,
    );
  return { ok: true, data: { kept, merged } };
}

function named({ id, name, email }: Held): MergePreview["kept"] {
  return { id, name, email };
}

function refused(code: Refusal["code"], message: string): { ok: false; error: Refusal } {
  return { ok: false, error: refusal(code, message) };
}
