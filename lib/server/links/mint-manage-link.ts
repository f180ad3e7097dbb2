import { type BookingLinkPurpose, LINK_COMMANDS } from "@/lib/domain/access/link-commands";
import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { MintedLinkDto, MintLinkInput } from "@/lib/schemas/link";
import type { Principal } from "@/lib/server/auth/principal";
import { findBooking } from "@/lib/server/bookings/find-booking";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { once } from "@/lib/server/db/once";
import { pool } from "@/lib/server/db/pool";
import { inTransaction } from "@/lib/server/db/transaction";
import { newLinkExpiry } from "@/lib/server/links/expiry";
import { linkAddress } from "@/lib/server/links/link-address";
import { findLink, mintLink, type Queryable } from "@/lib/server/links/links";

/** Nobody needs a way into a booking that was over a year ago. */
const LONGEST_MS = 366 * 24 * 3_600_000;

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
  const expiresAt = input.expiresAt ?? newLinkExpiry(new Date(endsAt));
  if (expiresAt.getTime() > Math.max(new Date(endsAt).getTime(), Date.now()) + LONGEST_MS)
    return {
      ok: false,
      error: refusal("invalid_input", undefined, {
        fields: { expiresAt: "Give a time within a year of the booking's end." },
      }),
    };
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

const NOT_WORKING = `
SELECT l.purpose, m.booking_id, b.ends_at,
  CASE l.purpose WHEN 'manage' THEN b.customer_id ELSE coalesce(b.supplier_id, l.subject_id) END AS subject_id
FROM mail m JOIN booking b ON b.organization_id = m.organization_id AND b.id = m.booking_id
JOIN link l ON l.id = m.link_id AND l.purpose IN ('manage', 'supplier_answer')
WHERE m.organization_id = $1 AND m.id = $2 AND (l.revoked_at IS NOT NULL OR l.expires_at <= clock_timestamp())`;

interface NotWorking {
  readonly purpose: BookingLinkPurpose;
  readonly booking_id: string;
  readonly subject_id: string;
  readonly ends_at: Date;
}

/** For a mail that is sent again: the id of a new link like its own, where that was revoked or has expired; else null. */
export async function replaceDeadLink(
  client: Queryable,
  organizationId: string,
  mailId: string,
): Promise<string | null> {
  const { rows } = await client.query<NotWorking>(NOT_WORKING, [organizationId, mailId]);
  const dead = rows[0];
  if (!dead) return null;
  const { id } = await mintLink(client, {
    purpose: dead.purpose,
    organizationId,
    bookingId: dead.booking_id,
    subjectId: dead.subject_id,
    expiresAt: newLinkExpiry(dead.ends_at),
  });
  return id;
}
