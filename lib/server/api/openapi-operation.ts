import { z } from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import { REFUSALS, type RefusalCode } from "@/lib/domain/refusal";
import { errorAnswer } from "@/lib/schemas/api-answers";
import { statusOf } from "@/lib/server/api/answer";

/** Refusals that any call with a key can get. */
const ALWAYS: readonly RefusalCode[] = ["unauthenticated", "rate_limited", "unexpected"];
/** What the guards of a booking's commands refuse with. */
export const COMMAND_CONFLICTS = (Object.keys(REFUSALS) as RefusalCode[]).filter(
  (code) =>
    REFUSALS[code].class === "conflict" &&
    !["slug_taken", "already_exists", "in_use", "link_expired"].includes(code),
);

/** The header of calls that are made once, however often they are sent. */
export const IDEMPOTENCY = z.object({
  "Idempotency-Key": z.string().min(1).max(255).optional().meta({
    description:
      "The same key with the same content gets the same answer for 24 hours once it succeeded; with other content it is refused.",
  }),
});

interface Operation {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly answer: z.ZodType;
  readonly status?: 200 | 201;
  readonly body?: z.ZodType;
  readonly bodyOptional?: boolean;
  readonly params?: ZodOpenApiOperationObject["requestParams"];
  readonly refusals?: readonly RefusalCode[];
}

export function operation({
  id,
  summary,
  description,
  answer,
  status = 200,
  body,
  bodyOptional = false,
  params,
  refusals = [],
}: Operation) {
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    ...(params ? { requestParams: params } : {}),
    ...(body
      ? { requestBody: { required: !bodyOptional, content: { "application/json": { schema: body } } } }
      : {}),
    responses: {
      [status]: {
        description: status === 201 ? "Made" : "Done",
        content: { "application/json": { schema: answer } },
      },
      ...refused([...refusals, ...ALWAYS]),
    },
  } satisfies ZodOpenApiOperationObject;
}

/** One response a status, naming its codes. */
function refused(codes: readonly RefusalCode[]): ZodOpenApiOperationObject["responses"] {
  const statuses = [...new Set(codes.map(statusOf))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes.filter((code) => statusOf(code) === status).join(", "),
        content: { "application/json": { schema: errorAnswer } },
      },
    ]),
  );
}

/** What anything that writes can be refused with. */
export const WRITE: readonly RefusalCode[] = ["forbidden", "not_found", "invalid_input", "payload_too_large"];
