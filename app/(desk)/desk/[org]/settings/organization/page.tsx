import type { Metadata } from "next";
import { OrganizationForm } from "@/components/settings/organization-form";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { readOrganization } from "@/lib/server/auth/organization-settings";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage({ params }: PageProps<"/desk/[org]/settings/organization">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  requirePermission(principal, "organization.write");
  const organization = await readOrganization(principal);
  const zones = [...new Set(["UTC", organization.timeZone, ...Intl.supportedValuesOf("timeZone")])];
  return (
    <>
      <PageHeader title="Organization" />
      <PageBody narrow>
        <OrganizationForm organization={organization} zones={zones} />
      </PageBody>
    </>
  );
}
