import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";

/** Stands above the skeletons: once one is sent, the answer's status could no longer say 403. */
export default async function AssetsLayout({ children, params }: LayoutProps<"/desk/[org]/assets">) {
  requirePermission(await requirePrincipal((await params).org), "asset.read");
  return children;
}
