import type { PoolClient } from "pg";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { Principal } from "@/lib/server/auth/principal";
import { inTransaction } from "@/lib/server/db/transaction";
import { isUuid } from "@/lib/server/db/uuid";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

/** To where the customer or supplier is reached now: an address that was wrong has often been corrected meanwhile. */
const QUEUE_AGAIN = `
WITH reader AS (
  SELECT CASE m.audience WHEN 'customer' THEN c.name WHEN 'supplier' THEN s.name END AS name,
    CASE m.audience WHEN 'customer' THEN c.email WHEN 'supplier' THEN s.email END AS address
  FROM mail m
  LEFT JOIN booking b ON b.organization_id = m.organization_id AND b.id = m.booking_id
  LEFT JOIN customer c ON c.organization_id = b.organization_id AND c.id = b.customer_id
  LEFT JOIN supplier s ON s.organization_id = b.organization_id AND s.id = b.supplier_id
  WHERE m.id = $1),
again AS (
  UPDATE mail m SET status = 'queued', attempts = 0, last_error = NULL,
    to_name = coalesce(reader.name, m.to_name), to_address = coalesce(reader.address, m.to_address)
  FROM reader WHERE m.id = $1 RETURNING m.id)
SELECT graphile_worker.add_job('deliver_mail', json_build_object('mailId', id), job_key := 'mail:' || id,
  max_attempts := 25)
FROM again`;

/** False when the outbox no longer keeps the row. */
async function writeAnew(client: PoolClient, dedupeKey: string): Promise<boolean> {
  if (!isUuid(dedupeKey)) return false;
  const { rowCount } = await client.query("UPDATE outbox SET relayed_at = NULL WHERE id = $1::uuid", [
    dedupeKey,
  ]);
  return rowCount === 1;
}

/** Tries a mail again that failed or bounced; one that was never written is written anew from the outbox. */
export async function resendMail(principal: Principal, mailId: string): Promise<Result<{ mailId: string }>> {
  const result = await inTransaction(async (client): Promise<Result<{ mailId: string }>> => {
    const { rows } = await client.query<{ status: string; dedupe_key: string; unwritten: boolean }>(
      `SELECT status, dedupe_key, html = '' AS unwritten FROM mail
       WHERE organization_id = $1 AND id = $2 FOR UPDATE`,
      [principal.organization.id, mailId],
    );
    const mail = rows[0];
    if (!mail) return { ok: false, error: refusal("not_found") };
    if (mail.status !== "failed" && mail.status !== "bounced")
      return {
        ok: false,
        error: refusal("illegal_transition", "Only a mail that has failed or bounced is sent again."),
      };
    if (!mail.unwritten) {
      await client.query(QUEUE_AGAIN, [mailId]);
      return { ok: true, data: { mailId } };
    }
    if (!(await writeAnew(client, mail.dedupe_key)))
      return {
        ok: false,
        error: refusal(
          "illegal_transition",
          "What this mail was to say is no longer kept. Write to the reader.",
        ),
      };
    return { ok: true, data: { mailId } };
  });
  if (result.ok) wakeRelay();
  return result;
}
