import { notFound } from "next/navigation";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { getOffering } from "@/lib/server/offerings/list-offerings";

/** Stands above the skeleton: once that is sent, the answer's status could no longer say 404 or 403. */
export default async function OfferingLayout({
  children,
  params,
}: LayoutProps<"/desk/[org]/offerings/[id]">) {
  const { org, id } = await params;
  const principal = await requirePrincipal(org);
  const offering = await getOffering(principal, id);
  if (!offering.ok) notFound();
  requirePermission(principal, "offering.write");
  return children;
}
