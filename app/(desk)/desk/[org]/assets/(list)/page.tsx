import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { AssetList } from "@/components/assets/asset-list";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { listAssets } from "@/lib/server/assets/list-assets";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";

export const metadata: Metadata = { title: "Assets" };

export default async function AssetsPage({ params }: PageProps<"/desk/[org]/assets">) {
  const { org } = await params;
  const assets = await listAssets(await requirePrincipal(org));
  if (!assets.ok) forbidden();
  return (
    <>
      <PageHeader
        title="Assets"
        description="What members share, one at a time, and whether it may be used now."
      />
      <PageBody narrow>
        <AssetList org={org} assets={assets.data} />
      </PageBody>
    </>
  );
}
