import type { Prisma } from "@/generated/prisma/client";
import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import { invalidInput } from "@/lib/schemas/field-errors";
import { type OfferingDto, POLICIES, type UpdateOfferingInput } from "@/lib/schemas/offering";
import type { Principal } from "@/lib/server/auth/principal";
import { prisma } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";
import { lifecycleIn, toOfferingDto } from "@/lib/server/offerings/offering-row";
import { partsRefusal } from "@/lib/server/offerings/parts";

/** Changes what later bookings are offered; a booking keeps the policy that it was made with. */
export async function updateOffering(
  principal: Principal,
  id: string,
  input: UpdateOfferingInput,
): Promise<Result<OfferingDto>> {
  if (!may(principal.roles, "offering.write")) return { ok: false, error: refusal("forbidden") };
  const organizationId = principal.organization.id;
  const found = isUuid(id) ? await prisma().offering.findFirst({ where: { organizationId, id } }) : null;
  if (!found) return { ok: false, error: refusal("not_found", "There is no such offering.") };

  const lifecycle = lifecycleIn(found);
  const policy = POLICIES[lifecycle].safeParse({ ...(found.policy as object), ...input.policy });
  if (!policy.success) return { ok: false, error: invalidInput(policy.error, "policy") };
  const refused = await partsRefusal(organizationId, lifecycle, input);
  if (refused) return { ok: false, error: refused };

  const row = await prisma().offering.update({
    where: { organizationId_id: { organizationId, id: found.id } },
    data: {
      ...input,
      policy: policy.data as Prisma.InputJsonObject,
      updatedAt: new Date(),
    },
  });
  return { ok: true, data: toOfferingDto(row) };
}
