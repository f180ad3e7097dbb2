import type { Metadata } from "next";
import { OfferingForm } from "@/components/offerings/offering-form";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { routes } from "@/lib/routes";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { formChoices } from "../form-choices";

export const metadata: Metadata = { title: "New offering" };

export default async function NewOfferingPage({ params }: PageProps<"/desk/[org]/offerings/new">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  requirePermission(principal, "offering.write");
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Offerings", href: routes.desk(org).offerings }]}
        title="New offering"
      />
      <PageBody>
        <OfferingForm org={org} offering={null} publicAddress={null} {...(await formChoices(principal))} />
      </PageBody>
    </>
  );
}
