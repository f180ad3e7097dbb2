import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CustomerView } from "@/components/customers/customer-view";
import { may } from "@/lib/domain/access/permissions";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { readCustomer } from "@/lib/server/customers/read-customer";

/** The name stays out of the title, which browsers keep in their history. */
export const metadata: Metadata = { title: "Customer" };

export default async function CustomerPage({ params }: PageProps<"/desk/[org]/customers/[id]">) {
  const { org, id } = await params;
  const principal = await requirePrincipal(org);
  const found = await readCustomer(principal, id);
  if (!found.ok) notFound();
  return (
    <CustomerView
      key={id}
      org={org}
      zone={principal.organization.timeZone}
      customer={found.data}
      may={{
        write: may(principal.roles, "customer.write"),
        merge: may(principal.roles, "customer.merge"),
        outbox: may(principal.roles, "outbox.read"),
      }}
    />
  );
}
