import { readFeed } from "@/lib/server/calendar/read-feed";
import { addressOf } from "@/lib/server/client-address";

const HEADERS = { "cache-control": "private, no-store", "content-type": "text/plain; charset=utf-8" };
const ENDING = ".ics";

/** What a calendar program reads under its member's secret address. */
export async function GET(request: Request, { params }: RouteContext<"/feeds/[file]">): Promise<Response> {
  const { file } = await params;
  const token = file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : "";
  const answer = await readFeed(token, addressOf(request.headers));
  if (answer.state === "too_many")
    return new Response("Too many requests. Try again in a minute.", {
      status: 429,
      headers: { ...HEADERS, "retry-after": "60" },
    });
  if (answer.state === "unknown")
    return new Response("There is no such calendar.", { status: 404, headers: HEADERS });
  return new Response(answer.text, {
    headers: { ...HEADERS, "content-type": "text/calendar; charset=utf-8; method=PUBLISH" },
  });
}
