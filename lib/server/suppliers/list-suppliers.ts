import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { SupplierDto } from "@/lib/schemas/supplier";
import type { Principal } from "@/lib/server/auth/principal";
import { prisma } from "@/lib/server/db/pool";
import { toSupplierDto } from "@/lib/server/suppliers/supplier-row";

/** All of the organization's suppliers by name, active ones first. */
export async function listSuppliers(principal: Principal): Promise<Result<SupplierDto[]>> {
  if (!may(principal.roles, "supplier.read")) return { ok: false, error: refusal("forbidden") };
  const rows = await prisma().supplier.findMany({
    where: { organizationId: principal.organization.id },
    orderBy: [{ active: "desc" }, { name: "asc" }, { id: "asc" }],
  });
  return { ok: true, data: rows.map(toSupplierDto) };
}
