import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { releaseHold } from "@/lib/server/holds/release-hold";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: apiRoute({ permission: "booking.hold" }, async ({ principal, id }) => {
    const released = await releaseHold(principal.organization.id, id);
    return released.ok ? { ok: true, data: { body: { data: released.data } } } : released;
  }),
});
