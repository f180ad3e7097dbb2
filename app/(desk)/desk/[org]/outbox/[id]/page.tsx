import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailHeaders } from "@/components/outbox/mail-headers";
import { MailNotices } from "@/components/outbox/mail-notices";
import { MailParts, partAsked } from "@/components/outbox/mail-parts";
import { MailStatusBadge } from "@/components/outbox/mail-status";
import { ResendButton } from "@/components/outbox/resend-button";
import { Card } from "@/components/ui/card";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access/permissions";
import { routes, withQuery } from "@/lib/routes";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { readMail } from "@/lib/server/notifications/read-mail";

export const metadata: Metadata = { title: "Mail" };

export default async function MailPage({ params, searchParams }: PageProps<"/desk/[org]/outbox/[id]">) {
  const [{ org, id }, { part }] = await Promise.all([params, searchParams]);
  const principal = await requirePrincipal(org);
  requirePermission(principal, "outbox.read");
  const mail = (await readMail(principal, id)) ?? notFound();
  const desk = routes.desk(org);
  const mayResend = may(principal.roles, "outbox.resend");

  return (
    <>
      <PageHeader
        title={mail.subject}
        breadcrumb={[{ label: "Outbox", href: desk.outbox }]}
        badge={<MailStatusBadge status={mail.status} />}
        actions={
          mail.status === "failed" || mail.status === "bounced" ? (
            <ResendButton
              org={org}
              mailId={mail.id}
              disabledReason={mayResend ? null : "Owners and admins send mails again."}
            />
          ) : null
        }
      />
      <PageBody>
        <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
          <div className="flex min-w-0 flex-col gap-3">
            <MailNotices mail={mail} />
            {mail.html === "" ? null : (
              <MailParts
                mail={mail}
                part={partAsked(part, mail)}
                hrefOf={(one) => withQuery(desk.mail(mail.id), { part: one === "html" ? null : one })}
              />
            )}
          </div>
          <Card title="Headers">
            <MailHeaders mail={mail} org={org} zone={principal.organization.timeZone} />
          </Card>
        </div>
      </PageBody>
    </>
  );
}
