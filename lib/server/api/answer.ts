import { REFUSALS, type Refusal, type RefusalClass } from "@/lib/domain/refusal";

const STATUS_OF_CLASS: Readonly<Record<RefusalClass, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  rate_limited: 429,
  unexpected: 500,
};

/** The HTTP status of a refusal: by its class, but for the two that HTTP itself has a status for. */
export function statusOf(code: Refusal["code"]): number {
  if (code === "payload_too_large") return 413;
  if (code === "method_not_allowed") return 405;
  return STATUS_OF_CLASS[REFUSALS[code].class];
}

export function answerJson(
  requestId: string,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": requestId,
      ...headers,
    },
  });
}

/** The one shape of every error. */
export function answerRefusal(
  requestId: string,
  refused: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { code, message, fields, details } = refused;
  return answerJson(
    requestId,
    statusOf(code),
    { error: { code, message, fields, details, requestId } },
    code === "unauthenticated" ? { "www-authenticate": 'Bearer realm="Holdfast"', ...headers } : headers,
  );
}
