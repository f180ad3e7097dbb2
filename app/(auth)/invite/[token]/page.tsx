import type { Metadata } from "next";
import { headers } from "next/headers";
import { JoinInvitation, NewcomerInvitation, SignInForInvitation } from "@/components/auth/accept-invitation";
import { LinkProblem } from "@/components/customer/link-problem";
import { readInvitation } from "@/lib/server/auth/accept-invitation";
import { currentUser } from "@/lib/server/auth/desk-gate";
import { addressOf } from "@/lib/server/client-address";
import { allowedUnder } from "@/lib/server/rate-limit";

export const metadata: Metadata = { title: "Invitation", robots: { index: false, follow: false } };

export default async function InvitationPage({ params }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  if (!(await allowedUnder("link", [`address:${addressOf(await headers())}`])))
    return <LinkProblem kind="rate_limited" />;
  const invitation = await readInvitation(token);
  if (invitation.state !== "valid") return <LinkProblem kind={invitation.state} />;
  const given = { token, organization: invitation.organization.name, email: invitation.email };
  if (invitation.newcomer) return <NewcomerInvitation {...given} />;
  const user = await currentUser();
  if (user?.id === invitation.userId) return <JoinInvitation {...given} />;
  return <SignInForInvitation {...given} signedInAs={user?.email ?? null} />;
}
