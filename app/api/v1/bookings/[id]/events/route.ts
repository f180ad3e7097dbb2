import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { bookingEvents, findBooking } from "@/lib/server/bookings/find-booking";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ permission: "booking.read" }, async ({ principal, id }) => {
    const booking = await findBooking(principal, id);
    if (!booking.ok) return booking;
    return { ok: true, data: { body: { data: await bookingEvents(principal, booking.data.id) } } };
  }),
});
