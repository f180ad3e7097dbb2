import { notFound } from "next/navigation";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { findBooking } from "@/lib/server/bookings/find-booking";

/** Stands above the skeleton: once that is sent, the answer's status could no longer say 404. */
export default async function BookingLayout({
  children,
  params,
}: LayoutProps<"/desk/[org]/bookings/[reference]">) {
  const { org, reference } = await params;
  const principal = await requirePrincipal(org);
  const booking = await findBooking(principal, decodeURIComponent(reference));
  if (!booking.ok) notFound();
  return children;
}
