import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { BookingView } from "@/components/bookings/booking-view";
import { may } from "@/lib/domain/access/permissions";
import { routes } from "@/lib/routes";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { readBookingPage } from "@/lib/server/bookings/booking-page";
import { bookingAtHand } from "./booking-at-hand";

type Props = PageProps<"/desk/[org]/bookings/[reference]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { reference } = await params;
  return { title: decodeURIComponent(reference).toUpperCase().slice(0, 40) };
}

export default async function BookingPage({ params }: Props) {
  const { org, reference } = await params;
  const principal = await requirePrincipal(org);
  const asked = decodeURIComponent(reference);
  const page = await readBookingPage(principal, asked);
  if (!page) notFound();
  if (page.booking.reference !== asked) redirect(routes.desk(org).booking(page.booking.reference));
  const zone = principal.organization.timeZone;
  return (
    <BookingView
      page={page}
      org={org}
      zone={zone}
      atHand={bookingAtHand(page, zone)}
      may={{
        note: may(principal.roles, "booking.note"),
        outbox: may(principal.roles, "outbox.read"),
        offering: may(principal.roles, "offering.write"),
        customer: may(principal.roles, "customer.read"),
      }}
    />
  );
}
