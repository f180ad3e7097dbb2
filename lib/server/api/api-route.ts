import type { z } from "zod";
import { may, type Permission } from "@/lib/domain/access/permissions";
import { type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import { invalidInput } from "@/lib/schemas/field-errors";
import { answerJson, answerRefusal } from "@/lib/server/api/answer";
import { authenticate } from "@/lib/server/api/authenticate";
import { idempotencyOf } from "@/lib/server/api/idempotency";
import { readJson } from "@/lib/server/api/read-body";
import { readQuery } from "@/lib/server/api/read-query";
import { requestIdOf } from "@/lib/server/api/request-id";
import type { Principal } from "@/lib/server/auth/principal";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log";

export interface RouteContext {
  /** Nothing where the address has no part in brackets. */
  readonly params: Promise<{ readonly id?: string } | undefined>;
}
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

export interface ApiCall<Body, Query> {
  readonly principal: Principal;
  /** The `[id]` of the address, decoded; empty where it has none. */
  readonly id: string;
  readonly body: Body;
  readonly query: Query;
  /**
   * The caller's idempotency key. `subject` names what the address is about in one way only, since a booking
   * has an id and a reference.
   */
  idempotency(subject: string): Result<IdempotencyRef | undefined>;
}

/** What a handler found: the whole body of the answer. */
export interface Found {
  readonly body: object;
  /** The address of what was made; makes the answer a 201. */
  readonly created?: string;
}

interface Options<B extends z.ZodType, Q extends z.ZodType> {
  readonly body?: B;
  /** A call that sends nothing at all is as one that sends an empty object. */
  readonly bodyOptional?: boolean;
  readonly query?: Q;
  readonly permission?: Permission;
}

/**
 * The one wrapper of API routes: request id, key, rate limit, permission, query and body, and how a refusal or a
 * bug is told. A handler gets only what passed.
 */
export function apiRoute<B extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined>(
  options: Options<B, Q>,
  handler: (call: ApiCall<z.output<B>, z.output<Q>>) => Promise<Result<Found>>,
): RouteHandler {
  return async (request, context) => {
    const requestId = requestIdOf(request.headers);
    try {
      const result = await run(options, handler, request, context);
      if (!result.ok) return answerRefusal(requestId, result.error, headersOf(result.error));
      const { body, created } = result.data;
      return answerJson(requestId, created ? 201 : 200, body, created ? { location: created } : {});
    } catch (error) {
      return answerRefusal(requestId, refusalOfThrown(error, requestId, request));
    }
  };
}

async function run<B extends z.ZodType, Q extends z.ZodType>(
  options: Options<B, Q>,
  handler: (call: ApiCall<z.output<B>, z.output<Q>>) => Promise<Result<Found>>,
  request: Request,
  context: RouteContext,
): Promise<Result<Found>> {
  const authenticated = await authenticate(request);
  if (!authenticated.ok) return authenticated;
  const principal = authenticated.data;
  if (options.permission && !may(principal.roles, options.permission))
    return { ok: false, error: refusal("forbidden") };
  const query = readQuery(request.url, options.query);
  if (!query.ok) return query;
  const body = options.body
    ? await readBody(request, options.body, options.bodyOptional)
    : { ok: true as const, data: undefined };
  if (!body.ok) return body;
  const params = await context.params;
  return handler({
    principal,
    id: params?.id ?? "",
    // Without a schema both are undefined, which is what the type says of them then.
    body: body.data as z.output<B>,
    query: query.data as z.output<Q>,
    idempotency: (subject) =>
      idempotencyOf(request.headers, principal.apiKeyId ?? principal.userId, subject, body.data),
  });
}

async function readBody<B extends z.ZodType>(
  request: Request,
  schema: B,
  optional = false,
): Promise<Result<z.output<B>>> {
  const json = optional && sendsNothing(request) ? { ok: true as const, data: {} } : await readJson(request);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.data);
  return parsed.success ? { ok: true, data: parsed.data } : { ok: false, error: invalidInput(parsed.error) };
}

function sendsNothing({ headers }: Request): boolean {
  const length = headers.get("content-length");
  if (length !== null) return length === "0";
  return !headers.has("content-type") && !headers.has("transfer-encoding");
}

function headersOf(refused: Refusal): Record<string, string> {
  const seconds = refused.details?.retryAfterSeconds;
  return refused.code === "rate_limited" && typeof seconds === "number"
    ? { "retry-after": String(seconds) }
    : {};
}

/** Values that PostgreSQL cannot represent: characters, instants and numbers beyond its types. */
const UNREPRESENTABLE = ["22003", "22007", "22008", "22009", "22021", "22P05"];

function refusalOfThrown(error: unknown, requestId: string, request: Request): Refusal {
  const { pathname } = new URL(request.url);
  const about = { requestId, method: request.method, path: pathname, err: error };
  if (UNREPRESENTABLE.includes(databaseFault(error)?.sqlState ?? "")) {
    log().warn(about, "a call brought a value that the database cannot represent");
    return refusal("invalid_input");
  }
  log().error(about, "a call failed unexpectedly");
  return refusal("unexpected");
}
