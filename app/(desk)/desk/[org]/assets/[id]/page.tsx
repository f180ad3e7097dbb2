import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AssetView } from "@/components/assets/asset-view";
import { bookingScope, may } from "@/lib/domain/access/permissions";
import { routes, withQuery } from "@/lib/routes";
import type { AssetPage } from "@/lib/schemas/asset";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import type { Principal } from "@/lib/server/auth/principal";
import { bookableLifecycles } from "../../bookings/may-book";
import { assetAtHand } from "./asset-at-hand";

export const metadata: Metadata = { title: "Asset" };

export default async function AssetsAssetPage({ params }: PageProps<"/desk/[org]/assets/[id]">) {
  const { org, id } = await params;
  const principal = await requirePrincipal(org);
  const found = await assetAtHand(org, id);
  if (!found.ok) notFound();
  return (
    <AssetView
      key={id}
      org={org}
      asset={found.data}
      bookHref={bookHref(principal, org, found.data)}
      may={{
        report: may(principal.roles, "squawk.report"),
        decide: may(principal.roles, "squawk.decide"),
        maintain: may(principal.roles, "maintenance.write"),
        rules: may(principal.roles, "asset_policy.write"),
        seeAll: bookingScope({ ...principal, id: principal.userId }).kind === "all",
      }}
    />
  );
}

function bookHref(principal: Principal, org: string, asset: AssetPage): string | null {
  const offering = asset.offerings.find(({ active }) => active);
  if (!offering || !bookableLifecycles(principal).includes("asset")) return null;
  return withQuery(routes.desk(org).newBooking, { offering: offering.id });
}
