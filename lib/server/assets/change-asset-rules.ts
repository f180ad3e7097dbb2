import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { ChangeAssetForm } from "@/lib/schemas/asset-forms";
import type { Principal } from "@/lib/server/auth/principal";
import { prisma } from "@/lib/server/db/pool";

/** How far ahead the asset is booked, and what its meter counts. Readings that are logged keep their numbers. */
export async function changeAssetRules(
  principal: Principal,
  { resourceId, ...rules }: ChangeAssetForm,
): Promise<Result<null>> {
  if (!may(principal.roles, "asset_policy.write")) return { ok: false, error: refusal("forbidden") };
  const { count } = await prisma().resource.updateMany({
    where: { organizationId: principal.organization.id, id: resourceId, kind: "exclusive" },
    data: rules,
  });
  return count > 0
    ? { ok: true, data: null }
    : { ok: false, error: refusal("not_found", "There is no such asset.") };
}
