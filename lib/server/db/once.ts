import type { PoolClient } from "pg";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";

/**
 * Runs `work` once for an idempotency key, in the caller's transaction, and answers the same to the same key and
 * content for 24 hours (INV-10). A second call at the same time waits at the key's row for the first; when
 * `work` throws, the key is free again. Commands have their own, inside their one statement.
 */
export async function once<T extends object>(
  client: PoolClient,
  organizationId: string,
  ref: IdempotencyRef | undefined,
  work: () => Promise<T>,
): Promise<Result<T>> {
  if (!ref) return { ok: true, data: await work() };
  const identity = [organizationId, ref.scopeId, ref.key];
  const taken = await client.query(
    `INSERT INTO idempotency_key (organization_id, scope_id, key, body_hash) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organization_id, scope_id, key) DO UPDATE
       SET body_hash = excluded.body_hash, response = NULL, created_at = now()
       WHERE idempotency_key.created_at <= now() - interval '24 hours'`,
    [...identity, ref.bodyHash],
  );
  if (taken.rowCount === 0) return stored(client, identity, ref.bodyHash);
  const data = await work();
  await client.query(
    `UPDATE idempotency_key SET response = $4
     WHERE organization_id = $1 AND scope_id = $2 AND key = $3`,
    [...identity, JSON.stringify(data)],
  );
  return { ok: true, data };
}

async function stored<T>(
  client: PoolClient,
  identity: readonly string[],
  bodyHash: string,
): Promise<Result<T>> {
  const { rows } = await client.query<{ body_hash: string; response: T }>(
    "SELECT body_hash, response FROM idempotency_key WHERE organization_id = $1 AND scope_id = $2 AND key = $3",
    [...identity],
  );
  const row = rows[0];
  if (!row) throw new Error("An idempotency key went away while it was looked at");
  return row.body_hash === bodyHash
    ? { ok: true, data: row.response }
    : { ok: false, error: refusal("idempotency_key_reused") };
}
