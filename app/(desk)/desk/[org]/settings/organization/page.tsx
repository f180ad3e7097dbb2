import type { Metadata } from "next";
import { AssetPolicyForm } from "@/components/settings/asset-policy-form";
import { OrganizationFacts } from "@/components/settings/organization-facts";
import { OrganizationForm } from "@/components/settings/organization-form";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access/permissions";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { readOrganization } from "@/lib/server/auth/organization-settings";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage({ params }: PageProps<"/desk/[org]/settings/organization">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  requirePermission(principal, "asset_policy.write");
  const organization = await readOrganization(principal);
  const zones = [...new Set(["UTC", organization.timeZone, ...Intl.supportedValuesOf("timeZone")])];
  return (
    <>
      <PageHeader title="Organization" />
      <PageBody narrow>
        <div className="space-y-4 xl:space-y-6">
          {may(principal.roles, "organization.write") ? (
            <OrganizationForm organization={organization} zones={zones} />
          ) : (
            <OrganizationFacts organization={organization} />
          )}
          <AssetPolicyForm organization={organization} />
        </div>
      </PageBody>
    </>
  );
}
