import { redirect } from "next/navigation";
import { NoMembership } from "@/components/auth/no-membership";
import { PlainShell } from "@/components/shell/plain-shell";
import { signOut } from "@/lib/actions/auth";
import { routes } from "@/lib/routes";
import { currentUser } from "@/lib/server/auth/desk-gate";
import { viewerZone } from "@/lib/server/viewer-zone";

export default async function Home() {
  const user = await currentUser();
  if (!user) redirect(routes.login());
  const [first] = user.memberships;
  if (first) redirect(routes.desk(first.organization.slug).bookings);
  return (
    <PlainShell now={new Date().toISOString()} viewerZone={await viewerZone()} width="form">
      <NoMembership email={user.email} signOut={signOut} />
    </PlainShell>
  );
}
