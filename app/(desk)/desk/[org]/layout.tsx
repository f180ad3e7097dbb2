import { DeskShell } from "@/components/shell/desk-shell";
import { signOut } from "@/lib/actions/auth";
import { searchPalette } from "@/lib/actions/search";
import { roleLabels } from "@/lib/domain/access/role-labels";
import { countShown } from "@/lib/schemas/booking-list";
import { countApprovals } from "@/lib/server/approvals/list-approvals";
import { requirePrincipal, requireUser } from "@/lib/server/auth/desk-gate";
import { viewerZone } from "@/lib/server/viewer-zone";
import { deskNavigation } from "./desk-navigation";

export default async function DeskLayout({ children, params }: LayoutProps<"/desk/[org]">) {
  const { org } = await params;
  const [principal, user, zone] = await Promise.all([requirePrincipal(org), requireUser(), viewerZone()]);
  const approvals = await countApprovals(principal);
  return (
    <DeskShell
      organization={principal.organization}
      organizations={user.memberships.map(({ organization: { slug, name } }) => ({ slug, name }))}
      person={{ name: principal.name, email: principal.email, roles: roleLabels(principal.roles) }}
      navigation={deskNavigation(org, principal.roles, {
        approvals: countShown(approvals) || undefined,
      })}
      signOut={signOut}
      searchBookings={searchPalette.bind(null, org)}
      now={new Date().toISOString()}
      viewerZone={zone}
    >
      {children}
    </DeskShell>
  );
}
