import { refusal } from "@/lib/domain/refusal";
import { answerRefusal } from "@/lib/server/api/answer";
import type { RouteHandler } from "@/lib/server/api/api-route";
import { requestIdOf } from "@/lib/server/api/request-id";
import { UNROUTABLE_METHOD_HEADER } from "@/lib/server/api/unroutable";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];

/** What a route file exports: its own methods, and an answer in the error shape to every other. */
export function methods(
  own: Partial<Record<Method, RouteHandler>>,
): Record<Method | "OPTIONS", RouteHandler> {
  const known = METHODS.filter((method) => own[method]);
  const allow = [...known, ...(own.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: RouteHandler = async (request) =>
    answerRefusal(
      requestIdOf(request.headers),
      refusal("method_not_allowed", `This address takes ${known.join(" and ")}, not ${request.method}.`),
      { allow },
    );
  const others = Object.fromEntries(METHODS.map((method) => [method, refuse])) as Record<
    Method,
    RouteHandler
  >;
  const options: RouteHandler = async (request) =>
    new Response(null, { status: 204, headers: { allow, "x-request-id": requestIdOf(request.headers) } });
  return { ...others, ...own, OPTIONS: options };
}

/** The answer below an address that leads nowhere, and to what could not be routed at all. */
export async function nowhere(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const method = request.headers.get(UNROUTABLE_METHOD_HEADER);
  return answerRefusal(
    requestId,
    method === null
      ? refusal("not_found", "There is no such address in the API.")
      : refusal("method_not_allowed", `No address of the API takes ${method}.`),
    method === null ? {} : { allow: "GET, POST, HEAD, OPTIONS" },
  );
}
