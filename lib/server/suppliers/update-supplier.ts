import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { SupplierDto, UpdateSupplierInput } from "@/lib/schemas/supplier";
import type { Principal } from "@/lib/server/auth/principal";
import { prisma } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";
import { toSupplierDto } from "@/lib/server/suppliers/supplier-row";

/**
 * A supplier is never deleted, since bookings name it; one that is deactivated gets no new bookings and still
 * answers those it has. A changed time limit applies to requests made from then on.
 */
export async function updateSupplier(
  principal: Principal,
  id: string,
  input: UpdateSupplierInput,
): Promise<Result<SupplierDto>> {
  if (!may(principal.roles, "offering.write")) return { ok: false, error: refusal("forbidden") };
  const organizationId = principal.organization.id;
  const [row] = isUuid(id)
    ? await prisma().supplier.updateManyAndReturn({ where: { organizationId, id }, data: input })
    : [];
  return row
    ? { ok: true, data: toSupplierDto(row) }
    : { ok: false, error: refusal("not_found", "There is no such supplier.") };
}
