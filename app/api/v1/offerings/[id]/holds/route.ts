import { createHash } from "node:crypto";
import { holdInput } from "@/lib/schemas/hold";
import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { actorOf } from "@/lib/server/auth/principal";
import { takeHold } from "@/lib/server/holds/take-hold";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: apiRoute({ body: holdInput, permission: "booking.hold" }, async ({ principal, id, body }) => {
    const held = await takeHold({
      organizationId: principal.organization.id,
      offeringId: id,
      startsAt: body.startsAt,
      actor: actorOf(principal),
      // Sessions are the caller's own names for its visitors; two callers may use the same.
      sessionHash: body.sessionId
        ? createHash("sha256")
            .update(`${principal.apiKeyId ?? principal.userId} ${body.sessionId}`)
            .digest("hex")
        : null,
      addressHash: null,
    });
    return held.ok
      ? { ok: true, data: { body: { data: held.data }, created: `/api/v1/holds/${held.data.id}` } }
      : held;
  }),
});
