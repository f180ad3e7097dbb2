import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";

/** Stands above the skeleton: once that is sent, the answer's status could no longer say 403. */
export default async function NewOfferingLayout({
  children,
  params,
}: LayoutProps<"/desk/[org]/offerings/new">) {
  requirePermission(await requirePrincipal((await params).org), "offering.write");
  return children;
}
