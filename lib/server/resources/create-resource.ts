import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { CreateResourceInput, ResourceDto } from "@/lib/schemas/resource";
import type { Principal } from "@/lib/server/auth/principal";
import { newId } from "@/lib/server/db/new-id";
import { prisma } from "@/lib/server/db/pool";
import { toResourceDto } from "@/lib/server/resources/resource-row";

/** A new asset, provider or counted thing that offerings can occupy. */
export async function createResource(
  principal: Principal,
  input: CreateResourceInput,
): Promise<Result<ResourceDto>> {
  if (!may(principal.roles, "offering.write")) return { ok: false, error: refusal("forbidden") };
  const row = await prisma().resource.create({
    data: {
      id: newId(),
      organizationId: principal.organization.id,
      name: input.name,
      kind: input.kind,
      capacity: input.kind === "counted" ? input.capacity : null,
      timeZone: input.timeZone ?? principal.organization.timeZone,
    },
  });
  return { ok: true, data: toResourceDto(row) };
}
