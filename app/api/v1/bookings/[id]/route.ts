import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { findBooking } from "@/lib/server/bookings/find-booking";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ permission: "booking.read" }, async ({ principal, id }) => {
    const booking = await findBooking(principal, id);
    return booking.ok ? { ok: true, data: { body: { data: booking.data } } } : booking;
  }),
});
