import { addressOf } from "@/lib/server/client-address";
import { calendarFile } from "@/lib/server/links/calendar-file";

export async function GET(request: Request, { params }: RouteContext<"/b/[token]/calendar">) {
  const { token } = await params;
  const file = await calendarFile(token, addressOf(request.headers));
  const headers = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
  if (!file) return new Response("There is nothing to put into a calendar here.", { status: 404, headers });
  return new Response(file.text, {
    headers: {
      ...headers,
      "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
      "content-disposition": `attachment; filename="booking-${file.reference}.ics"`,
    },
  });
}
