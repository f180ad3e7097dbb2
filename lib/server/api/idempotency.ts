import { createHash } from "node:crypto";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";

const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/** The call's idempotency key, with a hash of what is asked for; undefined when the caller sent none (INV-10). */
export function idempotencyOf(
  headers: Headers,
  scopeId: string,
  route: string,
  body: unknown,
): Result<IdempotencyRef | undefined> {
  const key = headers.get("idempotency-key");
  if (key === null) return { ok: true, data: undefined };
  if (!PRINTABLE.test(key))
    return {
      ok: false,
      error: refusal("invalid_input", undefined, {
        fields: { "Idempotency-Key": "Send 1 to 255 printable ASCII characters." },
      }),
    };
  const bodyHash = createHash("sha256")
    .update(`${route}\n${canonicalJson(body)}`)
    .digest("hex");
  return { ok: true, data: { scopeId, key, bodyHash } };
}

/** JSON with sorted keys, so that the same content hashes alike however it was written. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
