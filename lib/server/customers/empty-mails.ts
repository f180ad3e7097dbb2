import { ASSET_TOPICS } from "@/lib/domain/notifications/asset-mail";
import type { Queryable } from "@/lib/server/links/links";

const WORDS = "The content of this mail was removed, together with what was known of the customer.";

const UNWRITTEN = "status = 'failed' OR (status = 'queued' AND audience <> 'customer')";

/** Stands for the words of a mail that were removed. */
export const REMOVED_SUBJECT = "Content removed";
const BEFORE_SENT = "The customer was removed before this was sent.";

/**
 * One statement, which decides by each row as it is when it is written: a mail may be sent while this waits for it.
 * One that waits to be sent to the person is not sent any more; one that waits for somebody else is left without
 * words, and is written anew from the outbox, without the person; the relay does so with unwritten ones. An attempt to
 * send it that has begun is then not its last, and what came of it is not noted. One that has failed is left without
 * words too, so that it is not sent again without any. What became of the others stays told. Mails about what an asset's
 * causes did name no customer, and tell of other people's bookings too.
 */
const EMPTY = `
UPDATE mail SET
  to_name = CASE audience WHEN 'customer' THEN $3 ELSE to_name END,
  to_address = CASE audience WHEN 'customer' THEN '' ELSE to_address END,
  subject = $5, calendar = NULL, calendar_method = NULL,
  html = CASE WHEN ${UNWRITTEN} THEN '' ELSE '<p>' || $4 || '</p>' END,
  text = CASE WHEN ${UNWRITTEN} THEN '' ELSE $4 END,
  status = CASE WHEN status <> 'queued' THEN status WHEN audience = 'customer' THEN 'withheld' ELSE 'failed' END,
  attempts = CASE status WHEN 'queued' THEN attempts + 1 ELSE attempts END,
  last_error = CASE WHEN audience = 'customer' THEN NULL WHEN status = 'queued' THEN $6 ELSE last_error END
WHERE organization_id = $1 AND topic <> ALL ($7)
  AND booking_id IN (SELECT id FROM booking WHERE organization_id = $1 AND customer_id = $2)
RETURNING dedupe_key, status = 'failed' AND last_error IS NOT DISTINCT FROM $6 AS to_be_written`;

const FORGET_IN_OUTBOX = `
DELETE FROM outbox WHERE organization_id = $1 AND payload->>'audience' = 'customer'
  AND booking_id IN (SELECT id FROM booking WHERE organization_id = $1 AND customer_id = $2)`;

const UNNAME_IN_OUTBOX = `
UPDATE outbox SET
  payload = payload || jsonb_build_object(
    'customer', jsonb_build_object('name', $3::text),
    'booking', payload->'booking' || '{"notes": null}'),
  relayed_at = CASE WHEN id::text = ANY ($4::text[]) THEN NULL ELSE relayed_at END
WHERE organization_id = $1 AND payload->>'kind' = 'booking'
  AND booking_id IN (SELECT id FROM booking WHERE organization_id = $1 AND customer_id = $2)`;

/** Takes the person out of every mail about their bookings, sent or not; the outbox first, which the relay reads. */
export async function emptyMails(
  client: Queryable,
  organizationId: string,
  customerId: string,
  name: string,
): Promise<void> {
  const whose = [organizationId, customerId];
  await client.query(FORGET_IN_OUTBOX, whose);
  await client.query(UNNAME_IN_OUTBOX, [...whose, name, []]);
  const { rows } = await client.query<{ dedupe_key: string; to_be_written: boolean }>(EMPTY, [
    ...whose,
    name,
    WORDS,
    REMOVED_SUBJECT,
    BEFORE_SENT,
    ASSET_TOPICS,
  ]);
  const keys = rows.flatMap(({ dedupe_key, to_be_written }) => (to_be_written ? dedupe_key : []));
  if (keys.length > 0) await client.query(UNNAME_IN_OUTBOX, [...whose, name, keys]);
}
