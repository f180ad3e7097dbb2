import type { Offering } from "@/generated/prisma/client";
import { isLifecycleKey, type LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { OfferingDto } from "@/lib/schemas/offering";

export type OfferingRow = Pick<Offering, keyof OfferingDto>;

/** What a statement says of an offering, named as Prisma names it. */
export const OFFERING_COLUMNS = `id, slug, name, description, lifecycle, supplier_id AS "supplierId",
  resource_id AS "resourceId", policy, active, created_at AS "createdAt", updated_at AS "updatedAt"`;

/** The offering as it leaves the server. */
export function toOfferingDto(row: OfferingRow): OfferingDto {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    lifecycle: lifecycleIn(row),
    supplierId: row.supplierId,
    resourceId: row.resourceId,
    policy: row.policy as Record<string, unknown>,
    active: row.active,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A check of the database keeps other keys out. */
export function lifecycleIn(row: Pick<Offering, "id" | "lifecycle">): LifecycleKey {
  if (!isLifecycleKey(row.lifecycle)) throw new Error(`Offering ${row.id} has no known lifecycle`);
  return row.lifecycle;
}
