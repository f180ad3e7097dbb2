import { commandInput } from "@/lib/schemas/booking";
import { apiRoute } from "@/lib/server/api/api-route";
import { bookingIdOf } from "@/lib/server/api/booking-id";
import { toCommandDto } from "@/lib/server/api/command-dto";
import { methods } from "@/lib/server/api/methods";
import { actorOf } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { commandsOf } from "@/lib/server/bookings/preview";
import { toldTo } from "@/lib/server/bookings/told-customer";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ permission: "booking.read" }, async ({ principal, id }) => {
    const bookingId = await bookingIdOf(principal, id);
    if (!bookingId.ok) return bookingId;
    const commands = await commandsOf(principal.organization.id, bookingId.data, actorOf(principal));
    return commands.ok ? { ok: true, data: { body: { data: commands.data.map(toCommandDto) } } } : commands;
  }),
  POST: apiRoute({ body: commandInput }, async ({ principal, id, body, idempotency }) => {
    const bookingId = await bookingIdOf(principal, id);
    if (!bookingId.ok) return bookingId;
    const key = idempotency(`POST /bookings/${bookingId.data}/commands`);
    if (!key.ok) return key;
    const done = await act({
      organizationId: principal.organization.id,
      bookingId: bookingId.data,
      command: body.command,
      input: body.input,
      usage: body.usage,
      reason: body.reason,
      expectedVersion: body.expectedVersion,
      actor: actorOf(principal),
      origin: "api",
      idempotency: key.data,
    });
    if (!done.ok) return done;
    const { booking, event } = done.data;
    return { ok: true, data: { body: { data: { booking: await toldTo(principal, booking), event } } } };
  }),
});
