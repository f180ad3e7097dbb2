import type { z } from "zod";
import { type Result, refusal } from "@/lib/domain/refusal";
import { routes } from "@/lib/routes";
import type { publicBookingInput } from "@/lib/schemas/public-booking";
import { createBooking } from "@/lib/server/bookings/create";
import { pool } from "@/lib/server/db/pool";
import { linkExpiry } from "@/lib/server/links/expiry";
import { mintLink } from "@/lib/server/links/links";
import { linkToken } from "@/lib/server/links/token";
import { readPublicHold } from "@/lib/server/public-booking/public-hold";
import { allowedUnder } from "@/lib/server/rate-limit";

interface Caller {
  readonly sessionHash: string | null;
  readonly address: string;
  /** The zone in which the customer saw the times. */
  readonly zone: string | null;
  /** Of the time that the form showed: in another tab, the browser may have chosen another since. */
  readonly holdId: string;
}

/**
 * Books the time that a browser holds, once, however often it is sent, and gives the address at which the customer
 * manages the booking. That address works without a login, so it is told to this browser and written in the mail.
 */
export async function bookHeldTime(
  slug: string,
  { partySize, notes, ...customer }: z.output<typeof publicBookingInput>,
  caller: Caller,
): Promise<Result<{ readonly managePath: string }>> {
  if (!(await allowedUnder("public", [`address:${caller.address}`])))
    return { ok: false, error: refusal("rate_limited") };
  const read = await readPublicHold(slug, caller.sessionHash);
  if (!read) return { ok: false, error: refusal("not_found", "This can no longer be booked here.") };
  const { hold } = read;
  if (!hold) return { ok: false, error: refusal("hold_not_found") };
  if (hold.id !== caller.holdId)
    return {
      ok: false,
      error: refusal(
        "hold_not_found",
        "Another time was chosen in this browser meanwhile, so this one is no longer kept. Choose again.",
      ),
    };
  if (hold.bookingId) return managePathOf(hold.organizationId, hold.bookingId, customer.email);

  const made = await createBooking({
    organizationId: hold.organizationId,
    input: {
      holdId: hold.id,
      customer,
      partySize,
      notes,
      timeZone: caller.zone ?? undefined,
      tentative: false,
    },
    actor: "the_customer",
    origin: "public",
  });
  if (made.ok) return managePathOf(hold.organizationId, made.data.booking.id, null);
  const bookingId = made.error.code === "already_exists" ? made.error.details?.bookingId : null;
  // Sent twice at once: the other one made it.
  if (typeof bookingId === "string") return managePathOf(hold.organizationId, bookingId, customer.email);
  // The hold knows its time; what is wrong with that is nothing that was typed.
  if (made.error.code === "invalid_input")
    return {
      ok: false,
      error: refusal("not_a_slot", "This is no longer offered like this. Choose another time."),
    };
  return made.error.code === "customer_inactive"
    ? {
        ok: false,
        error: refusal("customer_inactive", "This cannot be booked here. Write to the organization."),
      }
    : made;
}

/** `email`: whoever sends the form once more is led to the booking; somebody else in the same browser is not. */
async function managePathOf(
  organizationId: string,
  bookingId: string,
  email: string | null,
): Promise<Result<{ readonly managePath: string }>> {
  const { rows } = await pool().query<{ customer_id: string; ends_at: Date; is_theirs: boolean }>(
    `SELECT b.customer_id, b.ends_at, EXISTS (SELECT FROM customer c WHERE c.organization_id = b.organization_id
       AND c.email = $3 AND coalesce(c.merged_into_id, c.id) = b.customer_id) AS is_theirs
     FROM booking b WHERE b.organization_id = $1 AND b.id = $2`,
    [organizationId, bookingId, email],
  );
  const booking = rows[0];
  if (!booking) throw new Error(`Booking ${bookingId} is gone`);
  if (email !== null && !booking.is_theirs)
    return {
      ok: false,
      error: refusal("hold_not_found", "This time is booked already. Choose another time."),
    };
  const link = await mintLink(pool(), {
    purpose: "manage",
    organizationId,
    bookingId,
    subjectId: booking.customer_id,
    expiresAt: linkExpiry(booking.ends_at),
  });
  return { ok: true, data: { managePath: routes.manageBooking(linkToken(link)) } };
}
