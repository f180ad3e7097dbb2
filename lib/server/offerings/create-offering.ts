import type { PoolClient } from "pg";
import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import { type CreateOfferingInput, type OfferingDto, offeringDto } from "@/lib/schemas/offering";
import type { Principal } from "@/lib/server/auth/principal";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { newId } from "@/lib/server/db/new-id";
import { once } from "@/lib/server/db/once";
import { inTransaction } from "@/lib/server/db/transaction";
import { OFFERING_COLUMNS, type OfferingRow, toOfferingDto } from "@/lib/server/offerings/offering-row";
import { partsRefusal } from "@/lib/server/offerings/parts";
import { nextSlug, slugOf } from "@/lib/server/offerings/slug";

const MOST_TRIES = 10;

/** A new offering, active at once. The same idempotency key makes one, however often it is sent (INV-10). */
export async function createOffering(
  principal: Principal,
  input: CreateOfferingInput,
  idempotency?: IdempotencyRef,
): Promise<Result<OfferingDto>> {
  if (!may(principal.roles, "offering.write")) return { ok: false, error: refusal("forbidden") };
  const organizationId = principal.organization.id;
  const refused = await partsRefusal(organizationId, input.lifecycle, {
    ...input,
    resourceId: input.resourceId ?? null,
  });
  if (refused) return { ok: false, error: refused };
  const made = await inTransaction((client) =>
    once(client, organizationId, idempotency, () => insert(client, organizationId, input)),
  );
  // What was kept comes back with its fields in another order; the answer is the same to the letter.
  return made.ok ? { ok: true, data: offeringDto.parse(made.data) } : made;
}

async function insert(
  client: PoolClient,
  organizationId: string,
  input: CreateOfferingInput,
): Promise<OfferingDto> {
  const base = slugOf(input.name);
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    // Nothing comes back when someone took the slug since it was looked up.
    const { rows } = await client.query<OfferingRow>(
      `INSERT INTO offering (id, organization_id, slug, name, description, lifecycle, supplier_id, resource_id, policy)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (slug) DO NOTHING
       RETURNING ${OFFERING_COLUMNS}`,
      [
        newId(),
        organizationId,
        nextSlug(base, await takenSlugs(client, base)),
        input.name,
        input.description ?? "",
        input.lifecycle,
        input.supplierId ?? null,
        input.resourceId ?? null,
        JSON.stringify(input.policy),
      ],
    );
    const row = rows[0];
    if (row) return toOfferingDto(row);
  }
  throw new Error(`No free slug was found for ${base}`);
}

async function takenSlugs(client: PoolClient, base: string): Promise<string[]> {
  const { rows } = await client.query<{ slug: string }>(
    "SELECT slug FROM offering WHERE slug = $1 OR starts_with(slug, $1 || '-')",
    [base],
  );
  return rows.map(({ slug }) => slug);
}
