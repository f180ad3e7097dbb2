import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";

/** Stands above the skeletons: once one is sent, the answer's status could no longer say 403. */
export default async function CustomersLayout({ children, params }: LayoutProps<"/desk/[org]/customers">) {
  requirePermission(await requirePrincipal((await params).org), "customer.read");
  return children;
}
