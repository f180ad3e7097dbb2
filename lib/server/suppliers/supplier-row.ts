import type { Supplier } from "@/generated/prisma/client";
import type { SupplierDto } from "@/lib/schemas/supplier";

/** The supplier as it leaves the server. */
export function toSupplierDto(row: Supplier): SupplierDto {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    active: row.active,
    confirmsAutomatically: row.confirmsAutomatically,
    decisionTimeLimitMinutes: row.decisionTimeLimitMinutes,
    createdAt: row.createdAt.toISOString(),
  };
}
