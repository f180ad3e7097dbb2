import { addressOf } from "@/lib/server/client-address";
import { type BookingLinkPurpose, decideThroughLink } from "@/lib/server/links/answer-link";
import { log } from "@/lib/server/log";

const MOST_BYTES = 32_768;

/**
 * The POST of a link's page. Always leads back to the page, which tells what came of it, so that reloading
 * decides nothing twice. The token in the address is the authority: no cookie counts here, so there is
 * nothing that another site could make a browser add.
 */
export async function answerLinkForm(
  request: Request,
  purpose: BookingLinkPurpose,
  token: string,
  page: string,
): Promise<Response> {
  const form = await readForm(request);
  if (!form) return new Response("The form is too large or is no form.", { status: 413 });
  const refused = await decideThroughLink(purpose, token, addressOf(request.headers), {
    command: form.get("command") ?? "",
    version: form.get("version") ?? "",
    reason: form.get("reason"),
  }).then(
    (outcome) => (outcome.ok ? null : outcome.error.code),
    (error: unknown) => {
      log().error({ err: error, purpose }, "an answer through a link failed unexpectedly");
      return "unexpected" as const;
    },
  );
  const location = refused === null ? page : `${page}?refused=${refused}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/** The fields of a URL-encoded form; null when it is something else or larger than any form of ours. */
async function readForm(request: Request): Promise<URLSearchParams | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded") || !request.body) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
