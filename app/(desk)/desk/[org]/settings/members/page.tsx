import type { Metadata } from "next";
import { InviteMember } from "@/components/settings/invite-member";
import { MembersTable } from "@/components/settings/members-table";
import { Card } from "@/components/ui/card";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { grantableRoles } from "@/lib/domain/access/permissions";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { listMembers } from "@/lib/server/auth/members";
import { listSuppliers } from "@/lib/server/suppliers/list-suppliers";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: PageProps<"/desk/[org]/settings/members">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  requirePermission(principal, "member.read");
  const [members, suppliers] = await Promise.all([listMembers(principal), listSuppliers(principal)]);
  const choices = suppliers.ok ? suppliers.data.map(({ id, name }) => ({ id, name })) : [];
  const grantable = grantableRoles(principal.roles);
  return (
    <>
      <PageHeader
        title="Members"
        description="Who works here, and as what. Roles count from a person's next request on."
        actions={<InviteMember org={org} grantable={grantable} suppliers={choices} />}
      />
      <PageBody>
        <Card flush>
          <MembersTable
            org={org}
            members={members.ok ? members.data : []}
            grantable={grantable}
            suppliers={choices}
            zone={principal.organization.timeZone}
          />
        </Card>
      </PageBody>
    </>
  );
}
