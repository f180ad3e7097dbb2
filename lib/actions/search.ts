"use server";

import { z } from "zod";
import { action } from "@/lib/actions/action";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { formatInstant } from "@/lib/domain/schedule/format";
import { routes } from "@/lib/routes";
import { storable } from "@/lib/schemas/text";
import { listBookings } from "@/lib/server/bookings/list-bookings";

const MOST_FOUND = 8;
const text = storable(z.string().trim().max(200));

/** The newest bookings that the list would find, so that the palette finds no more and no fewer. */
const find = action({ schema: text, permission: "booking.read" }, async ({ principal, input }) => {
  if (input === "") return { ok: true, data: [] };
  const { organization } = principal;
  const found = await listBookings(principal, { q: input, limit: MOST_FOUND });
  if (!found.ok) return found;
  return {
    ok: true,
    data: found.data.data.map((booking) => ({
      reference: booking.reference,
      title: booking.customer.name,
      subtitle: [
        statusPresentation(booking.lifecycle, booking.status).label,
        booking.offeringName,
        formatInstant(new Date(booking.startsAt), organization.timeZone),
      ].join(" · "),
      href: routes.desk(organization.slug).booking(booking.reference),
    })),
  };
});

/** Bookings for the palette; throws when it could not be searched, which the palette tells. */
export async function searchPalette(orgSlug: string, query: string) {
  const result = await find(orgSlug, query);
  if (!result.ok) throw new Error(result.error.message);
  return result.data;
}
