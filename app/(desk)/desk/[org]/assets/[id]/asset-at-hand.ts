import { cache } from "react";
import { readAssetPage } from "@/lib/server/assets/asset-page";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";

/** The asset's page as this person may see it, read once for the layout that says 404 and for the page itself. */
export const assetAtHand = cache(async (org: string, id: string) =>
  readAssetPage(await requirePrincipal(org), id),
);
