import { redirect } from "next/navigation";
import { routes } from "@/lib/routes";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";

export default async function DeskHome({ params }: PageProps<"/desk/[org]">) {
  const principal = await requirePrincipal((await params).org);
  redirect(routes.desk(principal.organization.slug).bookings);
}
