import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { OfferingDto } from "@/lib/schemas/offering";
import type { Principal } from "@/lib/server/auth/principal";
import { prisma } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";
import { toOfferingDto } from "@/lib/server/offerings/offering-row";

/** All of the organization's offerings by name, active ones first. */
export async function listOfferings(principal: Principal): Promise<Result<OfferingDto[]>> {
  if (!may(principal.roles, "offering.read")) return { ok: false, error: refusal("forbidden") };
  const rows = await prisma().offering.findMany({
    where: { organizationId: principal.organization.id },
    orderBy: [{ active: "desc" }, { name: "asc" }, { id: "asc" }],
  });
  return { ok: true, data: rows.map(toOfferingDto) };
}

/** An id of another organization, or one that is no id, is not found (INV-13). */
export async function getOffering(principal: Principal, id: string): Promise<Result<OfferingDto>> {
  if (!may(principal.roles, "offering.read")) return { ok: false, error: refusal("forbidden") };
  const row = isUuid(id)
    ? await prisma().offering.findFirst({ where: { organizationId: principal.organization.id, id } })
    : null;
  return row
    ? { ok: true, data: toOfferingDto(row) }
    : { ok: false, error: refusal("not_found", "There is no such offering.") };
}
