import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { ResourceDto } from "@/lib/schemas/resource";
import type { Principal } from "@/lib/server/auth/principal";
import { prisma } from "@/lib/server/db/pool";
import { toResourceDto } from "@/lib/server/resources/resource-row";

/** All of the organization's resources by name. */
export async function listResources(principal: Principal): Promise<Result<ResourceDto[]>> {
  if (!may(principal.roles, "offering.read")) return { ok: false, error: refusal("forbidden") };
  const rows = await prisma().resource.findMany({
    where: { organizationId: principal.organization.id },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return { ok: true, data: rows.map(toResourceDto) };
}
