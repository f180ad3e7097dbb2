import type { Metadata } from "next";
import { NameForm, PasswordForm, SignOutEverywhere } from "@/components/settings/account-forms";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ params }: PageProps<"/desk/[org]/settings/account">) {
  const { name, email } = await requirePrincipal((await params).org);
  return (
    <>
      <PageHeader title="Account" />
      <PageBody narrow>
        <div className="space-y-5">
          <NameForm name={name} email={email} />
          <PasswordForm email={email} />
          <SignOutEverywhere />
        </div>
      </PageBody>
    </>
  );
}
