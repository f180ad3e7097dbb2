import { cookies } from "next/headers";
import { routes } from "@/lib/routes";
import { instantInput } from "@/lib/schemas/instant";
import { addressOf } from "@/lib/server/client-address";
import { log } from "@/lib/server/log";
import { readPostedForm } from "@/lib/server/posted-form";
import { browserSession, SESSION_COOKIE } from "@/lib/server/public-booking/browser-session";
import { holdPublicTime } from "@/lib/server/public-booking/public-hold";
import { zoneAsked } from "@/lib/server/public-booking/time-choice";

/** Keeps the time that was pressed, and leads on to the details, or back to the times with the reason why not. */
export async function POST(request: Request, { params }: RouteContext<"/book/[slug]/hold">) {
  if (request.headers.get("sec-fetch-site") === "cross-site")
    return new Response("Choose the time on the page itself.", { status: 403 });
  const { slug } = await params;
  const form = await readPostedForm(request);
  if (form instanceof Response) return form;
  const session = browserSession((await cookies()).get(SESSION_COOKIE)?.value);
  const zone = zoneAsked(form.get("zone")) ?? undefined;
  const refused = await hold(slug, form.get("startsAt"), session.hash, addressOf(request.headers));
  const headers = new Headers({ "cache-control": "no-store" });
  if (session.setCookie) headers.set("set-cookie", session.setCookie);
  const date = form.get("date");
  headers.set(
    "location",
    refused ? routes.publicBooking(slug, { date, zone, refused }) : routes.publicDetails(slug, zone),
  );
  return new Response(null, { status: 303, headers });
}

/** The code of the refusal, or null where the time is held. */
async function hold(slug: string, startsAt: string | null, sessionHash: string, address: string) {
  const start = instantInput.safeParse(startsAt);
  if (!start.success) return "invalid_input";
  try {
    const held = await holdPublicTime(slug, start.data, { sessionHash, address });
    return held.ok ? null : held.error.code;
  } catch (error) {
    log().error({ err: error, slug }, "a time could not be held");
    return "unexpected";
  }
}
