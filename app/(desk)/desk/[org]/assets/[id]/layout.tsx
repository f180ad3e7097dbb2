import { notFound } from "next/navigation";
import { readAssetPage } from "@/lib/server/assets/asset-page";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";

/** Stands above the skeleton: once that is sent, the answer's status could no longer say 404. */
export default async function AssetLayout({ children, params }: LayoutProps<"/desk/[org]/assets/[id]">) {
  const { org, id } = await params;
  const found = await readAssetPage(await requirePrincipal(org), id);
  if (!found.ok) notFound();
  return children;
}
