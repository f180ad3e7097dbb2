import type { BookingLinkPurpose } from "@/lib/domain/access/link-commands";
import { actorOf } from "@/lib/server/auth/principal";
import { createBooking } from "@/lib/server/bookings/create";
import { pool, prisma } from "@/lib/server/db/pool";
import { decideThroughLink, readLinkPage } from "@/lib/server/links/answer-link";
import { mintLink } from "@/lib/server/links/links";
import { linkToken } from "@/lib/server/links/token";
import { freeStart, type World } from "../api/world";
import { ofRole } from "./people";

let address = 0;
/** Each call from an address of its own, except where the limit itself is tried. */
export function anyAddress(): string {
  address += 1;
  return `192.0.2.${address}`;
}

/** A request that an agent made, and its supplier has not answered. */
export async function pendingRequest(own: World) {
  const made = await createBooking({
    organizationId: own.organizationId,
    input: {
      offeringId: own.offerings.request,
      customerId: own.customerId,
      startsAt: new Date(freeStart()),
      partySize: 2,
      tentative: false,
    },
    actor: actorOf(await ofRole(own, "agent")),
    origin: "desk",
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.data.booking;
}

export async function tokenFor(
  own: World,
  bookingId: string,
  purpose: BookingLinkPurpose,
  more: { subjectId?: string; expiresAt?: Date } = {},
) {
  const link = await mintLink(pool(), {
    purpose,
    organizationId: own.organizationId,
    bookingId,
    subjectId: more.subjectId ?? (purpose === "manage" ? own.customerId : own.supplierId),
    expiresAt: more.expiresAt ?? new Date(Date.now() + 3_600_000),
  });
  return { token: linkToken(link), id: link.id };
}

export const booking = (id: string) => prisma().booking.findUniqueOrThrow({ where: { id } });
export const view = (purpose: BookingLinkPurpose, token: string) =>
  readLinkPage(purpose, token, anyAddress());
export const decide = (purpose: BookingLinkPurpose, token: string, given: unknown) =>
  decideThroughLink(purpose, token, anyAddress(), given);
