import { reportSquawkInput } from "@/lib/schemas/squawk";
import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { squawkDto } from "@/lib/server/assets/asset-dto";
import { reportSquawk } from "@/lib/server/assets/squawks";
import { actorOf } from "@/lib/server/auth/principal";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: apiRoute({ body: reportSquawkInput }, async ({ principal, body, idempotency }) => {
    const key = idempotency("POST /squawks");
    if (!key.ok) return key;
    const done = await reportSquawk({
      organizationId: principal.organization.id,
      input: body,
      actor: actorOf(principal),
      origin: "api",
      idempotency: key.data,
    });
    if (!done.ok) return done;
    const { squawk, ...reached } = done.data;
    return {
      ok: true,
      data: {
        body: { data: { squawk: squawkDto(squawk), ...reached } },
        created: `/api/v1/squawks/${squawk.id}`,
      },
    };
  }),
});
