import type { Queryable } from "@/lib/server/links/links";

const WORDS = "The content of this mail was removed, together with what was known of the customer.";

/**
 * A mail that waits to be sent to the person is not sent any more; what became of the others stays told. One that has
 * failed is left without words, so that it is not sent again without any.
 */
const TO_THE_PERSON = `
UPDATE mail SET to_name = $3, to_address = '', subject = 'Content removed',
  html = CASE status WHEN 'failed' THEN '' ELSE '<p>' || $4 || '</p>' END,
  text = CASE status WHEN 'failed' THEN '' ELSE $4 END, calendar = NULL, calendar_method = NULL, last_error = NULL,
  status = CASE status WHEN 'queued' THEN 'withheld' ELSE status END
WHERE organization_id = $1 AND audience = 'customer'
  AND booking_id IN (SELECT id FROM booking WHERE organization_id = $1 AND customer_id = $2)`;

/** Mails to suppliers and sellers tell of the person too; those that are over lose their words, but not their reader. */
const ABOUT_THE_PERSON = `
UPDATE mail SET subject = 'Content removed', html = CASE status WHEN 'failed' THEN '' ELSE '<p>' || $3 || '</p>' END,
  text = CASE status WHEN 'failed' THEN '' ELSE $3 END, calendar = NULL, calendar_method = NULL
WHERE organization_id = $1 AND audience <> 'customer' AND status <> 'queued'
  AND booking_id IN (SELECT id FROM booking WHERE organization_id = $1 AND customer_id = $2)`;

/** Those that wait still are written anew from the outbox, without the person; the relay does so with unwritten ones. */
const TO_BE_WRITTEN_ANEW = `
UPDATE mail SET subject = 'Content removed', html = '', text = '', calendar = NULL, calendar_method = NULL,
  status = 'failed', last_error = 'The customer was removed before this was sent.'
WHERE organization_id = $1 AND audience <> 'customer' AND status = 'queued'
  AND booking_id IN (SELECT id FROM booking WHERE organization_id = $1 AND customer_id = $2)
RETURNING dedupe_key`;

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
  await client.query(TO_THE_PERSON, [...whose, name, WORDS]);
  await client.query(ABOUT_THE_PERSON, [...whose, WORDS]);
  const { rows } = await client.query<{ dedupe_key: string }>(TO_BE_WRITTEN_ANEW, whose);
  if (rows.length === 0) return;
  const keys = rows.map(({ dedupe_key }) => dedupe_key);
  await client.query(UNNAME_IN_OUTBOX, [...whose, name, keys]);
}
