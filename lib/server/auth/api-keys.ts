import type { Role } from "@/lib/domain/access/roles";
import { apiKeyHash, looksLikeApiKey } from "@/lib/server/auth/api-key-secret";
import type { Principal } from "@/lib/server/auth/principal";
import { pool } from "@/lib/server/db/pool";
import { log } from "@/lib/server/log";

const USE_NOTED_EVERY_MS = 60_000;

interface KeyRow {
  readonly id: string;
  readonly usable: boolean;
  readonly key_roles: readonly Role[];
  readonly last_used_at: Date | null;
  readonly now: Date;
  readonly membership_id: string;
  readonly roles: readonly Role[];
  readonly supplier_id: string | null;
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly organization: Principal["organization"];
}

/**
 * The person that a key acts as, with the roles that key and membership share as they are at this moment; null
 * when the key is unknown, expired or revoked, or the person was removed. One indexed read, whichever it is.
 */
export async function principalOfApiKey(secret: string): Promise<Principal | null> {
  if (!looksLikeApiKey(secret)) return null;
  const { rows } = await pool().query<KeyRow>({
    name: "principal_of_api_key",
    text: `SELECT k.id, k.roles AS key_roles, k.last_used_at, now(),
        (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()) AND m.removed_at IS NULL) AS usable,
        m.id AS membership_id, m.roles, m.supplier_id, u.id AS user_id, u.name, u.email,
        jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'timeZone', o.time_zone) AS organization
      FROM api_key k
      JOIN membership m ON m.organization_id = k.organization_id AND m.id = k.membership_id
      JOIN app_user u ON u.id = m.user_id
      JOIN organization o ON o.id = k.organization_id
      WHERE k.key_hash = $1`,
    values: [apiKeyHash(secret)],
  });
  const row = rows[0];
  if (!row?.usable) return null;
  noteUse(row);
  return principalOf(row);
}

function principalOf(row: KeyRow): Principal {
  const roles = row.roles.filter((role) => row.key_roles.includes(role));
  return {
    organization: row.organization,
    userId: row.user_id,
    membershipId: row.membership_id,
    name: row.name,
    email: row.email,
    roles,
    supplierId: roles.includes("supplier") ? row.supplier_id : null,
    apiKeyId: row.id,
  };
}

const noting = new Set<string>();

/** Keeps the time of last use to the minute, beside the request and never in its way. */
function noteUse({ id, last_used_at, now }: KeyRow): void {
  const fresh = last_used_at !== null && now.getTime() - last_used_at.getTime() < USE_NOTED_EVERY_MS;
  if (fresh || noting.has(id)) return;
  noting.add(id);
  pool()
    .query(
      `UPDATE api_key SET last_used_at = now()
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`,
      [id],
    )
    .catch((error: unknown) =>
      log().warn({ err: error, apiKeyId: id }, "the use of an API key was not noted"),
    )
    .finally(() => noting.delete(id));
}
