import { createBookingInput } from "@/lib/schemas/booking";
import { bookingListQuery } from "@/lib/schemas/booking-list";
import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { actorOf } from "@/lib/server/auth/principal";
import { createBooking } from "@/lib/server/bookings/create";
import { listBookingDtos } from "@/lib/server/bookings/list-bookings";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ query: bookingListQuery, permission: "booking.read" }, async ({ principal, query }) => {
    const page = await listBookingDtos(principal, query);
    if (!page.ok) return page;
    const { data, nextCursor } = page.data;
    return { ok: true, data: { body: { data, nextCursor } } };
  }),
  POST: apiRoute({ body: createBookingInput }, async ({ principal, body, idempotency }) => {
    const key = idempotency("POST /bookings");
    if (!key.ok) return key;
    const made = await createBooking({
      organizationId: principal.organization.id,
      input: body,
      actor: actorOf(principal),
      origin: "api",
      idempotency: key.data,
    });
    if (!made.ok) return made;
    const { booking } = made.data;
    return { ok: true, data: { body: { data: booking }, created: `/api/v1/bookings/${booking.id}` } };
  }),
});
