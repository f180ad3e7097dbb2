import type { CustomerRow } from "@/lib/server/bookings/booking-dto";
import type { Queryable } from "@/lib/server/links/links";

const FORGET = `
UPDATE idempotency_key SET response = response || jsonb_build_object(
  'answer', jsonb_set(response->'answer', '{customer}', $3::jsonb),
  'results', (SELECT jsonb_agg(jsonb_set(written, '{booking,notes}', 'null') ORDER BY place)
    FROM jsonb_array_elements(response->'results') WITH ORDINALITY AS kept (written, place)))
WHERE organization_id = $1 AND response#>>'{answer,customer,id}' = $2`;

/** Answers that are kept for a day, to be given again to the same idempotency key, no longer tell of the person. */
export async function forgetAnswers(
  client: Queryable,
  organizationId: string,
  customer: CustomerRow,
): Promise<void> {
  await client.query(FORGET, [organizationId, customer.id, JSON.stringify(customer)]);
}
