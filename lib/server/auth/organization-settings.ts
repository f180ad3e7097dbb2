import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { ChangeAssetPolicy, ChangeOrganization, OrganizationDto } from "@/lib/schemas/access";
import type { Principal } from "@/lib/server/auth/principal";
import { prisma } from "@/lib/server/db/pool";

export async function readOrganization(principal: Principal): Promise<OrganizationDto> {
  return prisma().organization.findUniqueOrThrow({
    where: { id: principal.organization.id },
    select: {
      slug: true,
      name: true,
      email: true,
      timeZone: true,
      assetApprovalRequired: true,
      assetMinimumMinutes: true,
      assetAdvanceDays: true,
      squawksNeedConfirmation: true,
      showsMemberNames: true,
    },
  });
}

export async function changeOrganization(
  principal: Principal,
  input: ChangeOrganization,
): Promise<Result<OrganizationDto>> {
  if (!may(principal.roles, "organization.write")) return { ok: false, error: refusal("forbidden") };
  await prisma().organization.update({ where: { id: principal.organization.id }, data: input });
  return { ok: true, data: await readOrganization(principal) };
}

/** Bookings that are made before keep what was true then. */
export async function changeAssetPolicy(
  principal: Principal,
  input: ChangeAssetPolicy,
): Promise<Result<OrganizationDto>> {
  if (!may(principal.roles, "asset_policy.write")) return { ok: false, error: refusal("forbidden") };
  await prisma().organization.update({ where: { id: principal.organization.id }, data: input });
  return { ok: true, data: await readOrganization(principal) };
}
