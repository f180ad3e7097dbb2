import { forbidden } from "next/navigation";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { bookableLifecycles } from "../may-book";

/** Stands above the skeleton: once that is sent, the answer's status could no longer say 403. */
export default async function NewBookingLayout({
  children,
  params,
}: LayoutProps<"/desk/[org]/bookings/new">) {
  const principal = await requirePrincipal((await params).org);
  if (bookableLifecycles(principal).length === 0) forbidden();
  return children;
}
