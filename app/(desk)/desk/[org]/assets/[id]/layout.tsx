import { notFound } from "next/navigation";
import { assetAtHand } from "./asset-at-hand";

/** Stands above the skeleton: once that is sent, the answer's status could no longer say 404. */
export default async function AssetLayout({ children, params }: LayoutProps<"/desk/[org]/assets/[id]">) {
  const { org, id } = await params;
  const found = await assetAtHand(org, id);
  if (!found.ok) notFound();
  return children;
}
