import type { Metadata } from "next";
import { ApprovalQueue } from "@/components/approvals/approval-queue";
import { Kbd } from "@/components/ui/kbd";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { countShown } from "@/lib/schemas/booking-list";
import { listApprovals } from "@/lib/server/approvals/list-approvals";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";

export const metadata: Metadata = { title: "Approvals" };

const KEYS = [
  { keys: "J", word: "next" },
  { keys: "K", word: "previous" },
  { keys: "A", word: "accept" },
  { keys: "R", word: "reject" },
  { keys: "↵", word: "open" },
];

export default async function ApprovalsPage({ params }: PageProps<"/desk/[org]/approvals">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  const { approvals, waiting } = await listApprovals(principal);
  return (
    <>
      <PageHeader
        title="Approvals"
        badge={
          waiting > 0 ? (
            <span className="text-dense text-ink-subtle tabular-nums">{countShown(waiting)} waiting</span>
          ) : null
        }
        actions={
          <ul aria-label="Keys" className="flex items-center gap-3 text-xs text-ink-subtle max-lg:hidden">
            {KEYS.map(({ keys, word }) => (
              <li key={keys} className="flex items-center gap-1">
                <Kbd keys={keys} /> {word}
              </li>
            ))}
          </ul>
        }
      />
      <PageBody>
        <ApprovalQueue org={org} zone={principal.organization.timeZone} approvals={approvals} />
        {waiting > approvals.length && approvals.length > 0 ? (
          <p className="pt-3 text-dense text-ink-subtle">
            The {approvals.length} most urgent are shown. More come up as you decide.
          </p>
        ) : null}
      </PageBody>
    </>
  );
}
