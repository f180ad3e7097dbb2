import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";

/** Stands above the skeleton: once that is sent, the answer's status could no longer say 403. */
export default async function SuppliersLayout({ children, params }: LayoutProps<"/desk/[org]/suppliers">) {
  requirePermission(await requirePrincipal((await params).org), "supplier.read");
  return children;
}
