import type { BookingLinkPurpose } from "@/lib/domain/access/link-commands";
import { type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import { linkDecision } from "@/lib/schemas/link-decision";
import type { LinkedBooking, LinkPage } from "@/lib/schemas/link-page";
import { act } from "@/lib/server/bookings/act";
import { pool } from "@/lib/server/db/pool";
import { type Linked, presentLinked, readLinked } from "@/lib/server/links/linked-booking";
import { type LinkCheck, markLinkUsed, verifyLink } from "@/lib/server/links/links";
import { allowedUnder } from "@/lib/server/rate-limit";

/** The page behind a link. Changes nothing (INV-11): scanners and previews follow links too. */
export async function readLinkPage(
  purpose: BookingLinkPurpose,
  token: string,
  address: string,
): Promise<LinkPage> {
  const page = await readLinkedPage(purpose, token, address);
  return page.state === "shown" ? { state: "shown", booking: page.booking } : page;
}

type ReadPage =
  | Exclude<LinkPage, { state: "shown" }>
  | { readonly state: "shown"; readonly booking: LinkedBooking; readonly linked: Linked };

/** As `readLinkPage`, with what the page was made of. */
export async function readLinkedPage(
  purpose: BookingLinkPurpose,
  token: string,
  address: string,
): Promise<ReadPage> {
  if (!(await allowedUnder("link", [`address:${address}`]))) return { state: "rate_limited" };
  const check = await verifyLink(token, purpose);
  const shown = check.state === "valid" || check.state === "used";
  if (!shown) return { state: check.state };
  if (!(await allowedUnder("link", [`booking:${check.link.bookingId}`]))) return { state: "rate_limited" };
  const linked = await readLinked(check.link);
  if (!linked) return { state: "invalid" };
  return { state: "shown", booking: await presentLinked(linked, check.link.commands), linked };
}

/** Gives a link's command to its booking, through the one path of commands, as the link's subject. */
export async function decideThroughLink(
  purpose: BookingLinkPurpose,
  token: string,
  address: string,
  given: unknown,
): Promise<Result<{ readonly status: string }>> {
  if (!(await allowedUnder("link", [`address:${address}`]))) return refused("rate_limited");
  const check = await verifyLink(token, purpose);
  const problem = refusalOf(check);
  if (problem || check.state === "invalid") return { ok: false, error: problem ?? refusal("link_invalid") };
  if (!(await allowedUnder("link", [`booking:${check.link.bookingId}`]))) return refused("rate_limited");

  const decision = linkDecision.safeParse(given);
  const named: readonly string[] = check.link.commands;
  if (!decision.success || !named.includes(decision.data.command)) return refused("invalid_input");
  const linked = await readLinked(check.link);
  if (!linked) return refused("link_invalid");
  const { booking } = linked.row;
  const { command, reason, version, reference, startsAt } = decision.data;
  // The page showed another booking than the one that the link leads to now: it was moved meanwhile.
  if (reference ? reference !== booking.reference : command === "reschedule") return refused("stale_version");
  const outcome = await act({
    organizationId: booking.organization_id,
    bookingId: booking.id,
    command,
    reason,
    input: startsAt ? { startsAt } : undefined,
    expectedVersion: version,
    actor: linked.actor,
    origin: "link",
  });
  if (!outcome.ok) return outcome;
  await markLinkUsed(pool(), check.link.id, purpose === "supplier_answer");
  return { ok: true, data: { status: outcome.data.booking.status } };
}

/** A used link is let through: the booking itself says what is still possible, and why not. */
function refusalOf(check: LinkCheck): Refusal | null {
  if (check.state === "expired") return refusal("link_expired");
  return check.state === "invalid" || check.state === "revoked" ? refusal("link_invalid") : null;
}

function refused(code: Refusal["code"]): { ok: false; error: Refusal } {
  return { ok: false, error: refusal(code) };
}
