import { type Result, refusal } from "@/lib/domain/refusal";
import { apiKeyHash } from "@/lib/server/auth/api-key-secret";
import { principalOfApiKey } from "@/lib/server/auth/api-keys";
import type { Principal } from "@/lib/server/auth/principal";
import { addressOf } from "@/lib/server/client-address";
import { type Attempt, countAttempt, isUsedUp } from "@/lib/server/rate-limit";

/** Hashes of the keys that were good when they were last looked up in this process. */
const proven = new Set<string>();

/**
 * Who calls, by the key in `Authorization: Bearer hf_…`. Calls count by key; calls without a good one by
 * address, so that nobody can use up the allowance of somebody else's key. An address that sent too many bad keys
 * has no more of them looked up, but for those that are known to have been good.
 */
export async function authenticate(request: Request): Promise<Result<Principal>> {
  const secret = bearerOf(request.headers);
  const hash = apiKeyHash(secret);
  const address = `address:${addressOf(request.headers)}`;
  const principal =
    !proven.has(hash) && (await isUsedUp("api", address)) ? null : await principalOfApiKey(secret);
  if (principal) proven.add(hash);
  else proven.delete(hash);
  const counted = await countAttempt("api", principal ? `key:${principal.apiKeyId}` : address);
  if (!counted.allowed) return { ok: false, error: tooMany(counted) };
  return principal ? { ok: true, data: principal } : { ok: false, error: refusal("unauthenticated") };
}

function bearerOf(headers: Headers): string {
  const [, secret] = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  return secret ?? "";
}

function tooMany({ limit, retryAfterSeconds }: Attempt) {
  return refusal(
    "rate_limited",
    `More than ${limit} calls in a minute. Try again in ${retryAfterSeconds} s.`,
    {
      details: { limit, retryAfterSeconds },
    },
  );
}
