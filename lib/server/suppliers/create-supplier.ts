import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { CreateSupplierInput, SupplierDto } from "@/lib/schemas/supplier";
import type { Principal } from "@/lib/server/auth/principal";
import { newId } from "@/lib/server/db/new-id";
import { prisma } from "@/lib/server/db/pool";
import { toSupplierDto } from "@/lib/server/suppliers/supplier-row";

/** A new supplier, active at once. */
export async function createSupplier(
  principal: Principal,
  input: CreateSupplierInput,
): Promise<Result<SupplierDto>> {
  if (!may(principal.roles, "offering.write")) return { ok: false, error: refusal("forbidden") };
  const row = await prisma().supplier.create({
    data: { id: newId(), organizationId: principal.organization.id, ...input },
  });
  return { ok: true, data: toSupplierDto(row) };
}
