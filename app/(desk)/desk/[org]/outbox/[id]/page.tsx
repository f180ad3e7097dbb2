import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailFrame } from "@/components/outbox/mail-frame";
import { MailHeaders } from "@/components/outbox/mail-headers";
import { MailNotices } from "@/components/outbox/mail-notices";
import { MailStatusBadge } from "@/components/outbox/mail-status";
import { ResendButton } from "@/components/outbox/resend-button";
import { Card } from "@/components/ui/card";
import { LinkTabs } from "@/components/ui/link-tabs";
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
  const asText = part === "text";
  const mayResend = may(principal.roles, "outbox.resend");

  return (
    <>
      <PageHeader
        title={mail.subject}
        breadcrumb={[{ label: "Outbox", href: desk.outbox }]}
        badge={<MailStatusBadge status={mail.status} />}
        actions={
          mail.status === "failed" ? (
            <ResendButton
              org={org}
              mailId={mail.id}
              disabledReason={mayResend ? null : "Owners and admins send failed mails again."}
            />
          ) : null
        }
      />
      <PageBody>
        <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
          <div className="flex min-w-0 flex-col gap-3 xl:order-2">
            <MailNotices mail={mail} />
            <Card title="Headers">
              <MailHeaders mail={mail} org={org} zone={principal.organization.timeZone} />
            </Card>
          </div>
          {mail.html === "" ? null : (
            <section
              aria-label="The mail"
              className="min-w-0 overflow-hidden rounded-card border border-line bg-surface shadow-card"
            >
              <LinkTabs
                label="Parts of the mail"
                tabs={[
                  { key: "html", label: "HTML", href: desk.mail(mail.id), current: !asText },
                  {
                    key: "text",
                    label: "Text",
                    href: withQuery(desk.mail(mail.id), { part: "text" }),
                    current: asText,
                  },
                ]}
              />
              {asText ? (
                <pre className="p-4 font-mono text-dense leading-6 break-words whitespace-pre-wrap">
                  {mail.text}
                </pre>
              ) : (
                <MailFrame html={mail.html} subject={mail.subject} linksWork={mail.link === "working"} />
              )}
            </section>
          )}
        </div>
      </PageBody>
    </>
  );
}
