import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { MailStatus } from "@/lib/schemas/mail";
import type { Principal } from "@/lib/server/auth/principal";
import { newId } from "@/lib/server/db/new-id";
import { inTransaction } from "@/lib/server/db/transaction";
import type { Queryable } from "@/lib/server/links/links";
import { replaceDeadLink } from "@/lib/server/links/mint-manage-link";
import { linkPlaceholder } from "@/lib/server/notifications/link-placeholder";

export interface LastMail {
  readonly id: string;
  readonly subject: string;
  readonly status: MailStatus;
  readonly created_at: Date;
}

/** The newest mail to a customer that was written and was true when it was due. */
export const LAST_MAIL = `
SELECT m.id, m.subject, m.status, m.created_at FROM mail m
JOIN booking b ON b.organization_id = m.organization_id AND b.id = m.booking_id
WHERE b.organization_id = $1 AND b.customer_id = $2 AND m.audience = 'customer' AND m.html <> ''
  AND m.status <> 'withheld'
ORDER BY m.created_at DESC, m.id DESC LIMIT 1`;

interface Original {
  readonly dedupe_key: string;
  readonly html: string;
  readonly text: string;
}

const READ_ORIGINAL = "SELECT dedupe_key, html, text FROM mail WHERE organization_id = $1 AND id = $2";

const COPY = `
WITH copy AS (
  INSERT INTO mail (id, organization_id, booking_id, event_id, topic, audience, to_name, to_address, subject, html, text,
    dedupe_key, link_id, calendar, calendar_method)
  SELECT $3, m.organization_id, m.booking_id, m.event_id, m.topic, m.audience, $4, $5, m.subject, $6, $7, $8, coalesce($9, m.link_id),
    m.calendar, m.calendar_method
  FROM mail m WHERE m.organization_id = $1 AND m.id = $2
  RETURNING id)
SELECT graphile_worker.add_job('deliver_mail', json_build_object('mailId', id), job_key := 'mail:' || id,
  max_attempts := 25)
FROM copy`;

/**
 * Sends the newest mail to a customer once more, as a mail of its own, to the name and address as they are now. A
 * link in it that was revoked or has expired is replaced by one that works.
 */
export async function resendLastMail(
  principal: Principal,
  customerId: string,
): Promise<Result<{ mailId: string; to: string }>> {
  if (!may(principal.roles, "customer.write")) return { ok: false, error: refusal("forbidden") };
  const organizationId = principal.organization.id;
  return inTransaction(async (client): Promise<Result<{ mailId: string; to: string }>> => {
    const customer = await holdCustomer(client, organizationId, customerId);
    if (!customer) return { ok: false, error: refusal("not_found") };
    const { rows } = await client.query<LastMail>(LAST_MAIL, [organizationId, customerId]);
    const last = rows[0];
    if (!customer.there || !last)
      return { ok: false, error: refusal("not_found", "There is no mail to this customer to send again.") };
    if (last.status === "queued")
      return {
        ok: false,
        error: refusal("illegal_transition", "The last mail is on its way still. Look at it in the outbox."),
      };
    const mailId = await copyMail(client, organizationId, last.id, customer);
    return { ok: true, data: { mailId, to: customer.email } };
  });
}

async function holdCustomer(client: Queryable, organizationId: string, customerId: string) {
  const { rows } = await client.query<{ name: string; email: string; there: boolean }>(
    `SELECT name, email, merged_into_id IS NULL AND anonymised_at IS NULL AS there FROM customer
     WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [organizationId, customerId],
  );
  return rows[0] ?? null;
}

async function copyMail(
  client: Queryable,
  organizationId: string,
  mailId: string,
  to: { readonly name: string; readonly email: string },
): Promise<string> {
  const { rows } = await client.query<Original>(READ_ORIGINAL, [organizationId, mailId]);
  const original = rows[0];
  if (!original) throw new Error("A mail went away while it was copied");
  const [id, dedupeKey] = [newId(), newId()];
  const own = (body: string) =>
    body.replaceAll(linkPlaceholder(original.dedupe_key), () => linkPlaceholder(dedupeKey));
  const linkId = await replaceDeadLink(client, organizationId, mailId);
  await client.query(COPY, [
    organizationId,
    mailId,
    id,
    to.name,
    to.email,
    own(original.html),
    own(original.text),
    dedupeKey,
    linkId,
  ]);
  return id;
}
