import { mintLinkInput } from "@/lib/schemas/link";
import { apiRoute } from "@/lib/server/api/api-route";
import { bookingIdOf } from "@/lib/server/api/booking-id";
import { methods } from "@/lib/server/api/methods";
import { listBookingLinks, withoutPeople } from "@/lib/server/links/booking-links";
import { mintManageLink } from "@/lib/server/links/mint-manage-link";

const permission = "link.manage";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ permission }, async ({ principal, id }) => {
    const bookingId = await bookingIdOf(principal, id);
    if (!bookingId.ok) return bookingId;
    const links = await listBookingLinks(principal, bookingId.data);
    return links.ok ? { ok: true, data: { body: { data: links.data.map(withoutPeople) } } } : links;
  }),
  POST: apiRoute(
    { body: mintLinkInput, bodyOptional: true, permission },
    async ({ principal, id, body, idempotency }) => {
      const bookingId = await bookingIdOf(principal, id);
      if (!bookingId.ok) return bookingId;
      const key = idempotency(`POST /bookings/${bookingId.data}/links`);
      if (!key.ok) return key;
      const made = await mintManageLink(principal, bookingId.data, body, key.data);
      if (!made.ok) return made;
      return { ok: true, data: { body: { data: made.data }, created: `/api/v1/links/${made.data.id}` } };
    },
  ),
});
