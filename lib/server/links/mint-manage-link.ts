import { LINK_COMMANDS } from "@/lib/domain/access/link-commands";
import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { MintedLinkDto, MintLinkInput } from "@/lib/schemas/link";
import type { Principal } from "@/lib/server/auth/principal";
import { findBooking } from "@/lib/server/bookings/find-booking";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { once } from "@/lib/server/db/once";
import { pool } from "@/lib/server/db/pool";
import { inTransaction } from "@/lib/server/db/transaction";
import { linkAddress } from "@/lib/server/links/link-address";
import { findLink, mintLink } from "@/lib/server/links/links";

/** As long as the links in mails outlive what they are for. */
const OUTLIVES_MS = 30 * 24 * 3_600_000;

/**
 * A link through which the customer manages the booking. Its address is a secret, told in this answer and kept
 * nowhere: an idempotency key keeps the link's id, and the same call computes the same address again.
 */
export async function mintManageLink(
  principal: Principal,
  idOrReference: string,
  input: MintLinkInput,
  idempotency?: IdempotencyRef,
): Promise<Result<MintedLinkDto>> {
  if (!may(principal.roles, "link.manage")) return { ok: false, error: refusal("forbidden") };
  const booking = await findBooking(principal, idOrReference);
  if (!booking.ok) return booking;
  const { id: bookingId, endsAt, customer } = booking.data;
  const expiresAt = input.expiresAt ?? defaultExpiry(endsAt);
  if (expiresAt.getTime() < Date.now() + 1_000)
    return {
      ok: false,
      error: refusal("invalid_input", undefined, { fields: { expiresAt: "Give a time in the future." } }),
    };
  const made = await inTransaction((client) =>
    once(client, principal.organization.id, idempotency, async () => {
      const { id } = await mintLink(client, {
        purpose: "manage",
        organizationId: principal.organization.id,
        bookingId,
        subjectId: customer.id,
        expiresAt,
        commands: input.commands ?? null,
        createdBy: principal.userId,
      });
      return { id };
    }),
  );
  if (!made.ok) return made;
  const link = await findLink(pool(), made.data.id);
  if (!link) throw new Error("A link that was made is not there");
  return {
    ok: true,
    data: {
      id: link.id,
      url: linkAddress(link),
      purpose: "manage",
      commands: LINK_COMMANDS.manage.filter((command) => link.commands.includes(command)),
      expiresAt: link.expiresAt.toISOString(),
    },
  };
}

/** A month after the end, or from now where that is over: a late click meets a page that explains. */
function defaultExpiry(endsAt: string): Date {
  return new Date(Math.max(new Date(endsAt).getTime(), Date.now()) + OUTLIVES_MS);
}
