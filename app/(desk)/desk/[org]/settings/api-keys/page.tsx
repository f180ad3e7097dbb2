import type { Metadata } from "next";
import { ApiKeysTable } from "@/components/settings/api-keys-table";
import { CreateApiKey } from "@/components/settings/create-api-key";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access/permissions";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { listApiKeys } from "@/lib/server/auth/issue-api-key";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage({ params }: PageProps<"/desk/[org]/settings/api-keys">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  requirePermission(principal, "api_key.own");
  const listed = await listApiKeys(principal);
  const keys = listed.ok ? listed.data : [];
  const everybodys = may(principal.roles, "api_key.all");
  return (
    <>
      <PageHeader
        title="API keys"
        description={
          everybodys
            ? "Programs act with these keys as the people who made them. You see everybody's."
            : "Programs act with these keys as you."
        }
        actions={<CreateApiKey org={org} roles={principal.roles} />}
      />
      <PageBody>
        <Card flush>
          {keys.length > 0 ? (
            <ApiKeysTable org={org} keys={keys} zone={principal.organization.timeZone} />
          ) : (
            <EmptyState kind="nothing" title="No keys yet">
              Make one for each program that works with your bookings, with no more roles than it needs.
            </EmptyState>
          )}
        </Card>
      </PageBody>
    </>
  );
}
