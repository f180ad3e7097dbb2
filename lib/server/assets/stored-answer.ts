import { type Result, refusal } from "@/lib/domain/refusal";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { pool } from "@/lib/server/db/pool";

/**
 * What was answered to the same key and content, a refusal to other content, or null when the key is new (INV-10). The
 * content's hash holds what was asked for, so that the answer is of that kind.
 */
export async function storedAnswer<T>(
  organizationId: string,
  sent: IdempotencyRef | undefined,
): Promise<Result<T> | null> {
  if (!sent) return null;
  const { rows } = await pool().query<{ body_hash: string; answer: T }>({
    name: "stored_answer",
    text: `SELECT body_hash, response->'answer' AS answer FROM idempotency_key
      WHERE organization_id = $1 AND scope_id = $2 AND key = $3 AND created_at > now() - interval '24 hours'`,
    values: [organizationId, sent.scopeId, sent.key],
  });
  const row = rows[0];
  if (!row) return null;
  return row.body_hash === sent.bodyHash
    ? { ok: true, data: row.answer }
    : { ok: false, error: refusal("idempotency_key_reused") };
}
