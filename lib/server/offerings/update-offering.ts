import type { PoolClient } from "pg";
import type { Offering } from "@/generated/prisma/client";
import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import { invalidInput } from "@/lib/schemas/field-errors";
import { type OfferingDto, POLICIES, type UpdateOfferingInput } from "@/lib/schemas/offering";
import type { Principal } from "@/lib/server/auth/principal";
import { prisma } from "@/lib/server/db/pool";
import { inTransaction } from "@/lib/server/db/transaction";
import { isUuid } from "@/lib/server/db/uuid";
import {
  lifecycleIn,
  OFFERING_COLUMNS,
  type OfferingRow,
  toOfferingDto,
} from "@/lib/server/offerings/offering-row";
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
  const refused = await partsRefusal(organizationId, lifecycle, input);
  if (refused) return { ok: false, error: refused };
  return inTransaction((client) => change(client, found, input));
}

/** Holds the row while its terms are merged, so that of two changes at once neither undoes the other. */
async function change(
  client: PoolClient,
  { id, organizationId, lifecycle }: Pick<Offering, "id" | "organizationId" | "lifecycle">,
  input: UpdateOfferingInput,
): Promise<Result<OfferingDto>> {
  const held = await client.query<{ policy: object }>(
    "SELECT policy FROM offering WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE",
    [organizationId, id],
  );
  const merged = { ...held.rows[0]?.policy, ...input.policy };
  const policy = POLICIES[lifecycleIn({ id, lifecycle })].safeParse(merged);
  if (!policy.success) return { ok: false, error: invalidInput(policy.error, { under: "policy" }) };
  const { rows } = await client.query<OfferingRow>(
    `UPDATE offering SET name = coalesce($3, name), description = coalesce($4, description),
       active = coalesce($5, active), supplier_id = CASE WHEN $6 THEN $7 ELSE supplier_id END,
       resource_id = CASE WHEN $8 THEN $9 ELSE resource_id END, policy = $10, updated_at = clock_timestamp()
     WHERE organization_id = $1 AND id = $2 RETURNING ${OFFERING_COLUMNS}`,
    [
      organizationId,
      id,
      input.name,
      input.description,
      input.active,
      input.supplierId !== undefined,
      input.supplierId,
      input.resourceId !== undefined,
      input.resourceId,
      JSON.stringify(policy.data),
    ],
  );
  const row = rows[0];
  if (!row) throw new Error(`Offering ${id} went away while it was changed`);
  return { ok: true, data: toOfferingDto(row) };
}
