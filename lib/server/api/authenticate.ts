import { type Result, refusal } from "@/lib/domain/refusal";
import { principalOfApiKey } from "@/lib/server/auth/api-keys";
import type { Principal } from "@/lib/server/auth/principal";
import { addressOf } from "@/lib/server/client-address";
import { type Attempt, countAttempt } from "@/lib/server/rate-limit";

/**
 * Who calls, by the key in `Authorization: Bearer hf_…`. Calls count by key; calls without a good one by
 * address, so that nobody can use up the allowance of somebody else's key.
 */
export async function authenticate(request: Request): Promise<Result<Principal>> {
  const principal = await principalOfApiKey(bearerOf(request.headers));
  const counted = await countAttempt(
    "api",
    principal ? `key:${principal.apiKeyId}` : `address:${addressOf(request.headers)}`,
  );
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
