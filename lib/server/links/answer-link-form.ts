import { type BookingLinkPurpose, LINK_COMMANDS } from "@/lib/domain/access/link-commands";
import type { RefusalCode } from "@/lib/domain/refusal";
import { addressOf } from "@/lib/server/client-address";
import { decideThroughLink } from "@/lib/server/links/answer-link";
import { log } from "@/lib/server/log";
import { readPostedForm } from "@/lib/server/posted-form";

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
  const form = await readPostedForm(request);
  if (form instanceof Response) return form;
  const command = form.get("command") ?? "";
  const refused = await decideThroughLink(purpose, token, addressOf(request.headers), {
    command,
    version: form.get("version") ?? "",
    reason: form.get("reason"),
  }).then(
    (outcome) => (outcome.ok ? null : outcome.error.code),
    (error: unknown) => {
      log().error({ err: error, purpose }, "an answer through a link failed unexpectedly");
      return "unexpected" as const;
    },
  );
  const location = refused === null ? page : `${page}?${told(refused, purpose, command)}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/** What the page must know to say why; the command only where the page may have to say what came before it. */
function told(refused: RefusalCode, purpose: BookingLinkPurpose, command: string): string {
  const cameLate = refused === "stale_version" || refused === "illegal_transition";
  const known: readonly string[] = LINK_COMMANDS[purpose];
  return `refused=${refused}${cameLate && known.includes(command) ? `&tried=${command}` : ""}`;
}
