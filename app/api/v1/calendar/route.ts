import { calendarQuery } from "@/lib/schemas/calendar";
import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { readCalendarOf } from "@/lib/server/calendar/read-calendar";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ permission: "booking.read", query: calendarQuery }, async ({ principal, query }) => {
    const entries = await readCalendarOf(principal, query);
    return entries.ok ? { ok: true, data: { body: { data: entries.data } } } : entries;
  }),
});
