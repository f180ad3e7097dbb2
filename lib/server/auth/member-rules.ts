import type { PoolClient } from "pg";
import { grantableRoles } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import { type Refusal, refusal } from "@/lib/domain/refusal";
import type { Principal } from "@/lib/server/auth/principal";

export interface MembershipRow {
  readonly id: string;
  readonly user_id: string;
  readonly roles: readonly Role[];
  readonly removed: boolean;
}

/**
 * Lets one change of an organization's members run at a time, so that two owners cannot remove each other at
 * once, and reads what the acting person may hand out at this moment.
 */
export async function beginMemberChange(
  client: PoolClient,
  principal: Principal,
): Promise<{ readonly grantable: readonly Role[] }> {
  await client.query("SELECT FROM organization WHERE id = $1 FOR NO KEY UPDATE", [principal.organization.id]);
  const { rows } = await client.query<{ roles: readonly Role[] }>(
    "SELECT roles FROM membership WHERE organization_id = $1 AND id = $2 AND removed_at IS NULL",
    [principal.organization.id, principal.membershipId],
  );
  const held = rows[0]?.roles.filter((role) => principal.roles.includes(role)) ?? [];
  return { grantable: grantableRoles(held) };
}

/** Nobody grants a role that they lack, and only an owner takes ownership from somebody. */
export function refuseRoles(
  grantable: readonly Role[],
  before: readonly Role[],
  after: readonly Role[],
): Refusal | null {
  if (grantable.length === 0) return refusal("forbidden");
  const beyond = after.filter((role) => !before.includes(role) && !grantable.includes(role));
  if (beyond.length > 0)
    return refusal("forbidden", `You cannot give a role that you do not have: ${beyond.join(", ")}.`, {
      fields: { roles: "Choose among the roles that you may give." },
    });
  if (before.includes("owner") && !after.includes("owner") && !grantable.includes("owner"))
    return refusal("forbidden", "Only an owner can take ownership from an owner.");
  return null;
}

/** An organization always keeps an owner. */
export async function refuseLosingLastOwner(
  client: PoolClient,
  organizationId: string,
  target: MembershipRow,
  after: readonly Role[],
): Promise<Refusal | null> {
  if (!target.roles.includes("owner") || after.includes("owner")) return null;
  const { rows } = await client.query<{ others: boolean }>(
    `SELECT EXISTS (SELECT FROM membership WHERE organization_id = $1 AND id <> $2 AND removed_at IS NULL
       AND 'owner' = ANY (roles)) AS others`,
    [organizationId, target.id],
  );
  if (rows[0]?.others) return null;
  return refusal("in_use", "This is the only owner. Make somebody else an owner first.");
}

export async function findMembership(
  client: PoolClient,
  organizationId: string,
  id: string,
): Promise<MembershipRow | null> {
  const { rows } = await client.query<MembershipRow>(
    `SELECT id, user_id, roles, removed_at IS NOT NULL AS removed FROM membership
     WHERE organization_id = $1 AND id = $2 FOR UPDATE`,
    [organizationId, id],
  );
  return rows[0] ?? null;
}

export async function supplierExists(
  client: PoolClient,
  organizationId: string,
  supplierId: string | null | undefined,
): Promise<boolean> {
  if (!supplierId) return true;
  const { rowCount } = await client.query("SELECT FROM supplier WHERE organization_id = $1 AND id = $2", [
    organizationId,
    supplierId,
  ]);
  return rowCount === 1;
}
