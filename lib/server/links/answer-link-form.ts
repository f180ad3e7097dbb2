import { type BookingLinkPurpose, LINK_COMMANDS } from "@/lib/domain/access/link-commands";
import { CURED_BY_ANOTHER_TIME, type RefusalCode } from "@/lib/domain/refusal";
import { addressOf } from "@/lib/server/client-address";
import { decideThroughLink } from "@/lib/server/links/answer-link";
import { log } from "@/lib/server/log";
import { readPostedForm } from "@/lib/server/posted-form";

interface Pages {
  /** The booking's own page. */
  readonly booking: string;
  /** Where its customer chooses another time. */
  readonly times?: (asked: { date: string | null; zone: string | null; refused: string }) => string;
}

/**
 * The POST of a link's page. Always leads back to the page, which tells what came of it, so that reloading
 * decides nothing twice. The token in the address is the authority: no cookie counts here, so there is
 * nothing that another site could make a browser add.
 */
export async function answerLinkForm(
  request: Request,
  purpose: BookingLinkPurpose,
  token: string,
  pages: Pages,
): Promise<Response> {
  const form = await readPostedForm(request);
  if (form instanceof Response) return form;
  const command = form.get("command") ?? "";
  const refused = await decideThroughLink(purpose, token, addressOf(request.headers), {
    command,
    version: form.get("version") ?? "",
    reference: form.get("reference"),
    startsAt: form.get("startsAt"),
    reason: form.get("reason"),
  }).then(
    (outcome) => (outcome.ok ? null : outcome.error.code),
    (error: unknown) => {
      log().error({ err: error, purpose }, "an answer through a link failed unexpectedly");
      return "unexpected" as const;
    },
  );
  const location = refused === null ? pages.booking : afterRefusal(refused, purpose, form, pages);
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/** Back to the times where another time is what helps, else to the booking. */
function afterRefusal(
  refused: RefusalCode,
  purpose: BookingLinkPurpose,
  form: URLSearchParams,
  pages: Pages,
): string {
  const command = form.get("command") ?? "";
  if (command === "reschedule" && pages.times && CURED_BY_ANOTHER_TIME.includes(refused))
    return pages.times({ date: form.get("date"), zone: form.get("zone"), refused });
  return `${pages.booking}?${told(refused, purpose, command)}`;
}

/** What the page must know to say why; the command only where the page may have to say what came before it. */
function told(refused: RefusalCode, purpose: BookingLinkPurpose, command: string): string {
  const cameLate = refused === "stale_version" || refused === "illegal_transition";
  const known: readonly string[] = LINK_COMMANDS[purpose];
  return `refused=${refused}${cameLate && known.includes(command) ? `&tried=${command}` : ""}`;
}
