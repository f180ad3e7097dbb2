import type { Offering } from "@/generated/prisma/client";
import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { CreateOfferingInput, OfferingDto } from "@/lib/schemas/offering";
import type { Principal } from "@/lib/server/auth/principal";
import { newId } from "@/lib/server/bookings/change";
import { prisma } from "@/lib/server/db/pool";
import { toOfferingDto } from "@/lib/server/offerings/offering-row";
import { partsRefusal } from "@/lib/server/offerings/parts";
import { nextSlug, slugOf } from "@/lib/server/offerings/slug";

const MOST_TRIES = 10;

/** A new offering, active at once. */
export async function createOffering(
  principal: Principal,
  input: CreateOfferingInput,
): Promise<Result<OfferingDto>> {
  if (!may(principal.roles, "offering.write")) return { ok: false, error: refusal("forbidden") };
  const organizationId = principal.organization.id;
  const refused = await partsRefusal(organizationId, input.lifecycle, input);
  if (refused) return { ok: false, error: refused };

  const base = slugOf(input.name);
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const row = await insert(organizationId, input, nextSlug(base, await takenSlugs(base)));
    if (row) return { ok: true, data: toOfferingDto(row) };
  }
  throw new Error(`No free slug was found for ${base}`);
}

/** Null when someone took the slug since it was looked up. */
async function insert(
  organizationId: string,
  input: CreateOfferingInput,
  slug: string,
): Promise<Offering | null> {
  const [row] = await prisma().offering.createManyAndReturn({
    data: [
      {
        id: newId(),
        organizationId,
        slug,
        name: input.name,
        description: input.description ?? "",
        lifecycle: input.lifecycle,
        supplierId: input.supplierId ?? null,
        resourceId: input.resourceId ?? null,
        policy: input.policy,
      },
    ],
    skipDuplicates: true,
  });
  return row ?? null;
}

async function takenSlugs(base: string): Promise<string[]> {
  const rows = await prisma().offering.findMany({
    where: { OR: [{ slug: base }, { slug: { startsWith: `${base}-` } }] },
    select: { slug: true },
  });
  return rows.map(({ slug }) => slug);
}
