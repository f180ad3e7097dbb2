import type { Metadata } from "next";
import { MailParts, partAsked } from "@/components/outbox/mail-parts";
import { TemplateNav } from "@/components/outbox/template-nav";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { routes, withQuery } from "@/lib/routes";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import {
  MAIL_TEMPLATES,
  type MailReader,
  type MailTemplate,
  previewTemplate,
} from "@/lib/server/notifications/mail-templates";

export const metadata: Metadata = { title: "Mail templates" };

const READERS: Readonly<Record<MailReader, string>> = {
  customer: "To the customer",
  supplier: "To the supplier",
  seller: "To the seller",
  person: "To the person",
};

export default async function TemplatesPage({
  params,
  searchParams,
}: PageProps<"/desk/[org]/outbox/templates">) {
  const [{ org }, asked] = await Promise.all([params, searchParams]);
  const principal = await requirePrincipal(org);
  requirePermission(principal, "outbox.read");
  const { template, reader } = chosen(asked);
  const mail = await previewTemplate(template.key, reader);
  const desk = routes.desk(org);
  const href = (key: MailTemplate["key"], to: MailReader, part: string | null = null) =>
    withQuery(desk.mailTemplates, { template: key, reader: to, part });

  return (
    <>
      <PageHeader
        title="Mail templates"
        breadcrumb={[{ label: "Outbox", href: desk.outbox }]}
        description="Every mail as its reader gets it, with sample data. Nothing here is sent."
      />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[13rem_minmax(0,1fr)] lg:items-start">
          <TemplateNav
            templates={MAIL_TEMPLATES.map(({ key, label, readers }) => ({
              key,
              label,
              href: href(key, readers.includes(reader) ? reader : first(readers)),
              current: key === template.key,
            }))}
          />
          <div className="flex min-w-0 flex-col gap-4">
            <LinkTabs
              label="Readers"
              tabs={template.readers.map((one) => ({
                key: one,
                label: READERS[one],
                href: href(template.key, one),
                current: one === reader,
              }))}
            />
            <Card>
              <DescriptionList
                items={[
                  { term: "Subject", detail: mail.subject },
                  { term: "Attached", detail: mail.calendar ? "invite.ics" : "Nothing" },
                ]}
              />
            </Card>
            <MailParts
              mail={mail}
              part={partAsked(asked.part, mail)}
              hrefOf={(one) => href(template.key, reader, one === "html" ? null : one)}
            />
          </div>
        </div>
      </PageBody>
    </>
  );
}

/** What the address asks for, or the first where it asks for nothing that there is. */
function chosen(asked: Readonly<Record<string, string | string[] | undefined>>): {
  template: MailTemplate;
  reader: MailReader;
} {
  const template = MAIL_TEMPLATES.find(({ key }) => key === asked.template) ?? first(MAIL_TEMPLATES);
  return {
    template,
    reader: template.readers.find((one) => one === asked.reader) ?? first(template.readers),
  };
}

function first<T>(values: readonly T[]): T {
  const [value] = values;
  if (value === undefined) throw new Error("There is nothing to show");
  return value;
}
