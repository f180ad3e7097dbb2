import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { revokeBookingLink, withoutPeople } from "@/lib/server/links/booking-links";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: apiRoute({ permission: "link.manage" }, async ({ principal, id }) => {
    const revoked = await revokeBookingLink(principal, id);
    return revoked.ok ? { ok: true, data: { body: { data: withoutPeople(revoked.data) } } } : revoked;
  }),
});
