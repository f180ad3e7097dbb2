import type { Prisma } from "@/generated/prisma/client";
import { may } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { ApiKeyDto, CreateApiKeyInput, NewApiKey } from "@/lib/schemas/api-key";
import { apiKeyHash, apiKeyPrefix, newApiKeySecret } from "@/lib/server/auth/api-key-secret";
import type { Principal } from "@/lib/server/auth/principal";
import { newId } from "@/lib/server/db/new-id";
import { prisma } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";

const withOwner = { membership: { include: { user: { select: { name: true, email: true } } } } } as const;
type KeyRow = Prisma.ApiKeyGetPayload<{ include: typeof withOwner }>;

/** A key of one's own, with no role that one lacks. Its secret is in this answer and nowhere else. */
export async function createApiKey(
  principal: Principal,
  input: CreateApiKeyInput,
): Promise<Result<NewApiKey>> {
  if (!may(principal.roles, "api_key.own")) return { ok: false, error: refusal("forbidden") };
  const lacking = input.roles.filter((role) => !principal.roles.includes(role));
  if (lacking.length > 0)
    return {
      ok: false,
      error: refusal("forbidden", `A key cannot have a role that you lack: ${lacking.join(", ")}.`, {
        fields: { roles: "Choose among your own roles." },
      }),
    };
  const now = new Date();
  if (input.expiresAt && input.expiresAt <= now)
    return {
      ok: false,
      error: refusal("invalid_input", undefined, { fields: { expiresAt: "Choose a time in the future." } }),
    };
  const secret = newApiKeySecret();
  const row = await prisma().apiKey.create({
    data: {
      id: newId(),
      organizationId: principal.organization.id,
      membershipId: principal.membershipId,
      name: input.name,
      prefix: apiKeyPrefix(secret),
      keyHash: apiKeyHash(secret),
      roles: input.roles,
      expiresAt: input.expiresAt ?? null,
    },
    include: withOwner,
  });
  return { ok: true, data: { apiKey: toApiKeyDto(row, principal, now), secret } };
}

/** One's own keys, newest first; owners and admins see everybody's. */
export async function listApiKeys(principal: Principal): Promise<Result<ApiKeyDto[]>> {
  if (!may(principal.roles, "api_key.own")) return { ok: false, error: refusal("forbidden") };
  const rows = await prisma().apiKey.findMany({
    where: visibleTo(principal),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: withOwner,
  });
  const now = new Date();
  return { ok: true, data: rows.map((row) => toApiKeyDto(row, principal, now)) };
}

/** Works at once and for good; a key that was revoked before stays as it was. */
export async function revokeApiKey(principal: Principal, id: string): Promise<Result<ApiKeyDto>> {
  if (!may(principal.roles, "api_key.own")) return { ok: false, error: refusal("forbidden") };
  const where = { ...visibleTo(principal), id };
  const now = new Date();
  if (isUuid(id))
    await prisma().apiKey.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: now } });
  const row = isUuid(id) ? await prisma().apiKey.findFirst({ where, include: withOwner }) : null;
  return row
    ? { ok: true, data: toApiKeyDto(row, principal, now) }
    : { ok: false, error: refusal("not_found", "There is no such key.") };
}

function visibleTo(principal: Principal): Prisma.ApiKeyWhereInput {
  const organizationId = principal.organization.id;
  return may(principal.roles, "api_key.all")
    ? { organizationId }
    : { organizationId, membershipId: principal.membershipId };
}

function toApiKeyDto(row: KeyRow, principal: Principal, now: Date): ApiKeyDto {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    roles: row.roles as Role[],
    owner: {
      membershipId: row.membershipId,
      name: row.membership.user.name,
      email: row.membership.user.email,
    },
    own: row.membershipId === principal.membershipId,
    state: row.revokedAt ? "revoked" : row.expiresAt && row.expiresAt <= now ? "expired" : "active",
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
