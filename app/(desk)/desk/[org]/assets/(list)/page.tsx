import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { AssetList } from "@/components/assets/asset-list";
import { ButtonLink } from "@/components/ui/button-link";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { commandsByTable } from "@/lib/domain/lifecycle/bulk";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { toWallTime } from "@/lib/domain/schedule/wall-time";
import { routes, withQuery } from "@/lib/routes";
import { listAssets } from "@/lib/server/assets/list-assets";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { actorOf, type Principal } from "@/lib/server/auth/principal";

export const metadata: Metadata = { title: "Assets" };

export default async function AssetsPage({ params }: PageProps<"/desk/[org]/assets">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  const assets = await listAssets(principal);
  if (!assets.ok) forbidden();
  return (
    <>
      <PageHeader
        title="Assets"
        description="What members share, one at a time, and whether it may be used now."
        actions={
          mayComplete(principal) ? (
            <ButtonLink
              href={toComplete(org, principal.organization.timeZone)}
              icon={<ListChecks aria-hidden />}
            >
              Bookings to complete
            </ButtonLink>
          ) : null
        }
      />
      <PageBody narrow>
        <AssetList org={org} assets={assets.data} />
      </PageBody>
    </>
  );
}

function mayComplete(principal: Principal): boolean {
  return commandsByTable(lifecycleOf("asset"), { ...NOBODYS, status: "confirmed" }, actorOf(principal)).some(
    ({ command }) => command === "complete",
  );
}

const NOBODYS = { authorId: null, makerId: null, supplierId: null, customerId: null };

/** Bookings that have begun and wait for their readings or to be finalised, the earliest first. */
function toComplete(org: string, zone: string): string {
  return withQuery(routes.desk(org).bookings, {
    lifecycle: "asset",
    status: "confirmed",
    to: toWallTime(new Date(), zone).slice(0, 10),
    sort: "starts",
  });
}
