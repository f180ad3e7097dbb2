import type { Metadata } from "next";
import { NameForm, PasswordForm, SignOutEverywhere } from "@/components/settings/account-forms";
import { CalendarFeedCard } from "@/components/settings/calendar-feed";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { findFeed } from "@/lib/server/calendar/feeds";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ params }: PageProps<"/desk/[org]/settings/account">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  const { name, email, organization } = principal;
  const feed = await findFeed(principal);
  return (
    <>
      <PageHeader title="Account" />
      <PageBody narrow>
        <div className="space-y-5">
          <NameForm name={name} email={email} />
          <PasswordForm email={email} />
          <CalendarFeedCard
            org={org}
            organizationName={organization.name}
            zone={organization.timeZone}
            feed={feed}
          />
          <SignOutEverywhere />
        </div>
      </PageBody>
    </>
  );
}
