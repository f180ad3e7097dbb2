import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { type Refusal, refusal } from "@/lib/domain/refusal";
import { prisma } from "@/lib/server/db/pool";

export interface Parts {
  readonly supplierId?: string | null;
  readonly resourceId?: string | null;
}

/**
 * The supplier and the resource of an offering are the organization's own. A ticket occupies nothing; what is shared
 * is one thing, used by one at a time. Null means none, what is left out stays as it is.
 */
export async function partsRefusal(
  organizationId: string,
  lifecycle: LifecycleKey,
  { supplierId, resourceId }: Parts,
): Promise<Refusal | null> {
  if (lifecycle === "ticket" && resourceId)
    return refusal("invalid_input", "A ticket takes no resource: its supplier keeps the seat.", {
      fields: { resourceId: "A ticket takes no resource." },
    });
  if (lifecycle === "asset" && resourceId === null) return noAsset("Choose the asset that is shared.");
  const [supplier, resource] = await Promise.all([
    supplierId ? prisma().supplier.count({ where: { organizationId, id: supplierId } }) : 1,
    resourceId
      ? prisma().resource.findFirst({ where: { organizationId, id: resourceId }, select: { kind: true } })
      : { kind: null },
  ]);
  if (supplier && resource)
    return lifecycle === "asset" && resource.kind === "counted"
      ? noAsset("Choose one that is used by one at a time.")
      : null;
  const fields = {
    ...(supplier ? {} : { supplierId: "There is no such supplier." }),
    ...(resource ? {} : { resourceId: "There is no such resource." }),
  };
  return refusal("not_found", Object.values(fields).join(" "), { fields });
}

function noAsset(message: string): Refusal {
  return refusal("invalid_input", message, { fields: { resourceId: message } });
}
