import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { SupplierList } from "@/components/suppliers/supplier-list";
import { may } from "@/lib/domain/access/permissions";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { listSuppliers } from "@/lib/server/suppliers/list-suppliers";

export const metadata: Metadata = { title: "Suppliers" };

export default async function SuppliersPage({ params }: PageProps<"/desk/[org]/suppliers">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  const suppliers = await listSuppliers(principal);
  if (!suppliers.ok) forbidden();
  return (
    <SupplierList
      org={org}
      suppliers={suppliers.data}
      refusedToWrite={
        may(principal.roles, "offering.write") ? null : "Suppliers are changed by owners and admins."
      }
    />
  );
}
