import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { type Refusal, refusal } from "@/lib/domain/refusal";
import { prisma } from "@/lib/server/db/pool";

export interface Parts {
  readonly supplierId?: string | null;
  readonly resourceId?: string | null;
}

/** The supplier and the resource of an offering are the organization's own; a ticket occupies nothing. */
export async function partsRefusal(
  organizationId: string,
  lifecycle: LifecycleKey,
  { supplierId, resourceId }: Parts,
): Promise<Refusal | null> {
  if (lifecycle === "ticket" && resourceId)
    return refusal("invalid_input", "A ticket takes no resource: its supplier keeps the seat.", {
      fields: { resourceId: "A ticket takes no resource." },
    });
  const [supplier, resource] = await Promise.all([
    supplierId ? prisma().supplier.count({ where: { organizationId, id: supplierId } }) : 1,
    resourceId ? prisma().resource.count({ where: { organizationId, id: resourceId } }) : 1,
  ]);
  if (supplier && resource) return null;
  const fields = {
    ...(supplier ? {} : { supplierId: "There is no such supplier." }),
    ...(resource ? {} : { resourceId: "There is no such resource." }),
  };
  return refusal("not_found", Object.values(fields).join(" "), { fields });
}
