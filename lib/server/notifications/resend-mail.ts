import type { PoolClient } from "pg";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { Principal } from "@/lib/server/auth/principal";
import { REMOVED_SUBJECT } from "@/lib/server/customers/empty-mails";
import { inTransaction } from "@/lib/server/db/transaction";
import { isUuid } from "@/lib/server/db/uuid";
import { replaceDeadLink } from "@/lib/server/links/mint-manage-link";
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
  UPDATE mail m SET status = 'queued', attempts = 0, last_error = NULL, link_id = coalesce($2, m.link_id),
    to_name = coalesce(reader.name, m.to_name), to_address = coalesce(reader.address, m.to_address)
  FROM reader WHERE m.id = $1 RETURNING m.id)
SELECT graphile_worker.add_job('deliver_mail', json_build_object('mailId', id), job_key := 'mail:' || id,
  max_attempts := 25)
FROM again`;

/** Why what a mail says is not to be said again, to nobody or not any more; read once the mail is held. */
const WORDS_OVER = `
SELECT CASE
  WHEN m.audience = 'customer' AND c.anonymised_at IS NOT NULL THEN 'The customer was removed, and gets no more mails.'
  WHEN m.html <> '' AND m.subject = $2 THEN 'What this mail said was removed, together with the customer.'
  WHEN b.successor_id IS NOT NULL THEN 'The booking was moved, and this mail tells of the old time. Look at the booking that replaced it.'
  END AS over
FROM mail m
JOIN booking b ON b.organization_id = m.organization_id AND b.id = m.booking_id
JOIN customer c ON c.organization_id = b.organization_id AND c.id = b.customer_id
WHERE m.id = $1`;

/** False when the outbox no longer keeps the row. */
async function writeAnew(client: PoolClient, dedupeKey: string): Promise<boolean> {
  if (!isUuid(dedupeKey)) return false;
  const { rowCount } = await client.query("UPDATE outbox SET relayed_at = NULL WHERE id = $1::uuid", [
    dedupeKey,
  ]);
  return rowCount === 1;
}

/**
 * Tries a mail again that failed or bounced, with a link that works; one that was never written is written anew from
 * the outbox. Refused where the reader was removed, or the booking was moved.
 */
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
    const { rows: about } = await client.query<{ over: string | null }>(WORDS_OVER, [
      mailId,
      REMOVED_SUBJECT,
    ]);
    const over = about[0]?.over;
    if (over) return { ok: false, error: refusal("illegal_transition", over) };
    if (!mail.unwritten) {
      const linkId = await replaceDeadLink(client, principal.organization.id, mailId);
      await client.query(QUEUE_AGAIN, [mailId, linkId]);
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
