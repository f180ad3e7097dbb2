import { type Result, refusal } from "@/lib/domain/refusal";
import type { Principal } from "@/lib/server/auth/principal";
import { findBooking } from "@/lib/server/bookings/find-booking";
import { isUuid } from "@/lib/server/db/uuid";

/** A reference as people may type it; what is neither this nor an id is not looked for. */
const REFERENCE = /^[A-Za-z0-9-]{4,32}$/;

/**
 * The id behind an id or a reference. An id is passed on unread: whoever uses it checks that the caller may see
 * the booking; a reference is found only where the caller may.
 */
export async function bookingIdOf(principal: Principal, idOrReference: string): Promise<Result<string>> {
  if (isUuid(idOrReference)) return { ok: true, data: idOrReference.toLowerCase() };
  if (!REFERENCE.test(idOrReference)) return { ok: false, error: refusal("not_found") };
  const found = await findBooking(principal, idOrReference);
  return found.ok ? { ok: true, data: found.data.id } : found;
}
