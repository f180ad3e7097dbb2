"use server";

import { z } from "zod";
import { action } from "@/lib/actions/action";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { formatInstant } from "@/lib/domain/schedule/format";
import { routes } from "@/lib/routes";
import { searchBookings } from "@/lib/server/bookings/search-bookings";

const find = action({ schema: z.string().max(200), permission: "booking.read" }, async (context) => {
  const { organization } = context.principal;
  const found = await searchBookings(context.principal, context.input);
  return {
    ok: true,
    data: found.map((booking) => ({
      reference: booking.reference,
      title: booking.customer,
      subtitle: [
        statusPresentation(booking.lifecycle, booking.status).label,
        booking.offering,
        formatInstant(booking.startsAt, organization.timeZone),
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
