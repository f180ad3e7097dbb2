import { notFound } from "next/navigation";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { readCustomer } from "@/lib/server/customers/read-customer";

/** Stands above the skeleton: once that is sent, the answer's status could no longer say 404 or 403. */
export default async function CustomerLayout({
  children,
  params,
}: LayoutProps<"/desk/[org]/customers/[id]">) {
  const { org, id } = await params;
  const principal = await requirePrincipal(org);
  requirePermission(principal, "customer.read");
  const found = await readCustomer(principal, id);
  if (!found.ok) notFound();
  return children;
}
