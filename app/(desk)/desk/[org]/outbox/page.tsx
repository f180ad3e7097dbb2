import { LayoutTemplate } from "lucide-react";
import type { Metadata } from "next";
import { FilterBar } from "@/components/data-table/filter-bar";
import { MailList } from "@/components/outbox/mail-list";
import { MAIL_STATUS } from "@/components/outbox/mail-status";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { routes, withQuery } from "@/lib/routes";
import { MAIL_STATUSES, type OutboxQuery, outboxQuery } from "@/lib/schemas/mail";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { listMails } from "@/lib/server/notifications/list-mails";

export const metadata: Metadata = { title: "Outbox" };

export default async function OutboxPage({ params, searchParams }: PageProps<"/desk/[org]/outbox">) {
  const [{ org }, asked] = await Promise.all([params, searchParams]);
  const principal = await requirePrincipal(org);
  requirePermission(principal, "outbox.read");
  const { query, address } = readQuery(asked);
  const { mails, newer, older } = await listMails(principal, query);
  const outbox = routes.desk(org).outbox;
  const pageHref = (cursor: string | null) =>
    cursor === null ? null : withQuery(outbox, { ...address, cursor });

  return (
    <>
      <PageHeader
        title="Outbox"
        description="Every mail that bookings and invitations caused, as it was written."
        actions={
          <ButtonLink href={routes.desk(org).mailTemplates} icon={<LayoutTemplate aria-hidden />}>
            Templates
          </ButtonLink>
        }
      />
      <PageBody>
        <FilterBar
          search={{ param: "q", label: "Search mails", placeholder: "Subject, reader, reference" }}
          facets={[
            {
              param: "status",
              label: "Status",
              options: MAIL_STATUSES.map((value) => ({ value, label: MAIL_STATUS[value].label })),
            },
          ]}
        />
        <MailList
          org={org}
          zone={principal.organization.timeZone}
          rows={mails}
          empty={<NoMails narrowed={Object.keys(address).length > 0} clearHref={outbox} />}
          footer={
            mails.length > 0 ? (
              <Pagination
                label="Pages of mails"
                previousHref={pageHref(newer)}
                nextHref={pageHref(older)}
                summary={mails.length === 1 ? "1 mail on this page" : `${mails.length} mails on this page`}
              />
            ) : null
          }
        />
      </PageBody>
    </>
  );
}

function NoMails({ narrowed, clearHref }: { narrowed: boolean; clearHref: string }) {
  return narrowed ? (
    <EmptyState
      kind="no-match"
      title="No mail matches"
      actions={<ButtonLink href={clearHref}>Clear the filters</ButtonLink>}
    >
      Text is looked for in subjects, in readers' names and addresses, and in booking references.
    </EmptyState>
  ) : (
    <EmptyState kind="nothing" title="No mails yet">
      Each booking that is made, answered or cancelled sends its mails, and they appear here.
    </EmptyState>
  );
}

/** A part that cannot be read is left out: an old or mistyped link still shows a list. */
function readQuery(asked: Readonly<Record<string, string | string[] | undefined>>): {
  query: OutboxQuery;
  address: Record<string, string>;
} {
  const readable: Record<string, string> = {};
  for (const [key, shape] of Object.entries(outboxQuery.shape)) {
    const value = asked[key];
    if (typeof value === "string" && shape.safeParse(value).success) readable[key] = value;
  }
  const { cursor: _cursor, ...address } = readable;
  return { query: outboxQuery.parse(readable), address };
}
