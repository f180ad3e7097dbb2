import { may } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { ChangeMember, MemberDto } from "@/lib/schemas/access";
import {
  beginMemberChange,
  findMembership,
  refuseLosingLastOwner,
  refuseRoles,
  supplierExists,
} from "@/lib/server/auth/member-rules";
import type { Principal } from "@/lib/server/auth/principal";
import { revokeFeedOf } from "@/lib/server/calendar/feeds";
import { pool } from "@/lib/server/db/pool";
import { inTransaction } from "@/lib/server/db/transaction";
import { revokeLinks } from "@/lib/server/links/links";

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly supplier: { readonly id: string; readonly name: string } | null;
  readonly active: boolean;
  readonly invitation_over: boolean | null;
  readonly since: Date;
}

/** Members by name, then whoever was invited and has not answered yet. */
export async function listMembers(principal: Principal): Promise<Result<MemberDto[]>> {
  if (!may(principal.roles, "member.read")) return { ok: false, error: refusal("forbidden") };
  const { rows } = await pool().query<MemberRow>(
    `SELECT m.id, u.name, u.email, m.roles, m.removed_at IS NULL AS active,
       CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name) END AS supplier,
       now() >= l.expires_at AS invitation_over, CASE WHEN m.removed_at IS NULL THEN m.created_at ELSE l.created_at END AS since
     FROM membership m JOIN app_user u ON u.id = m.user_id
     LEFT JOIN supplier s ON s.organization_id = m.organization_id AND s.id = m.supplier_id
     LEFT JOIN LATERAL (
       SELECT expires_at, created_at FROM link WHERE purpose = 'invitation' AND subject_id = m.user_id
         AND organization_id = m.organization_id AND used_at IS NULL AND revoked_at IS NULL
         AND m.removed_at IS NOT NULL ORDER BY created_at DESC LIMIT 1) l ON true
     WHERE m.organization_id = $1 AND (m.removed_at IS NULL OR l.expires_at IS NOT NULL)
     ORDER BY active DESC, lower(u.name), m.id`,
    [principal.organization.id],
  );
  return { ok: true, data: rows.map((row) => toMember(row, principal)) };
}

function toMember(row: MemberRow, principal: Principal): MemberDto {
  return {
    membershipId: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    supplier: row.supplier,
    state: row.active ? "active" : row.invitation_over ? "invitation_expired" : "invited",
    since: row.since.toISOString(),
    self: row.id === principal.membershipId,
  };
}

/** Gives a member other roles; they count from the member's next request on. */
export function changeMemberRoles(principal: Principal, input: ChangeMember): Promise<Result<null>> {
  const organizationId = principal.organization.id;
  return inTransaction(async (client) => {
    const { grantable } = await beginMemberChange(client, principal);
    const target = await findMembership(client, organizationId, input.membershipId);
    if (!target || target.removed) return { ok: false, error: refusal("not_found") };
    const refused =
      refuseRoles(grantable, target.roles, input.roles) ??
      (await refuseLosingLastOwner(client, organizationId, target, input.roles));
    if (refused) return { ok: false, error: refused };
    if (!(await supplierExists(client, organizationId, input.supplierId))) return noSuchSupplier();
    await client.query(
      "UPDATE membership SET roles = $3, supplier_id = $4 WHERE organization_id = $1 AND id = $2",
      [organizationId, target.id, input.roles, input.supplierId ?? null],
    );
    return { ok: true, data: null };
  });
}

/** Ends a membership, its API keys, its calendar feed and its open invitations at once. What the person did stays in the trail. */
export function removeMember(principal: Principal, membershipId: string): Promise<Result<null>> {
  const organizationId = principal.organization.id;
  return inTransaction(async (client) => {
    const { grantable } = await beginMemberChange(client, principal);
    const target = await findMembership(client, organizationId, membershipId);
    if (!target || target.removed) return { ok: false, error: refusal("not_found") };
    const refused =
      refuseRoles(grantable, target.roles, []) ??
      (await refuseLosingLastOwner(client, organizationId, target, []));
    if (refused) return { ok: false, error: refused };
    await client.query("UPDATE membership SET removed_at = now() WHERE organization_id = $1 AND id = $2", [
      organizationId,
      target.id,
    ]);
    await client.query(
      "UPDATE api_key SET revoked_at = now() WHERE organization_id = $1 AND membership_id = $2 AND revoked_at IS NULL",
      [organizationId, target.id],
    );
    await revokeLinks(client, { purpose: "invitation", subjectId: target.user_id, organizationId });
    await revokeFeedOf(client, organizationId, target.id);
    return { ok: true, data: null };
  });
}

export function noSuchSupplier(): { ok: false; error: ReturnType<typeof refusal> } {
  return {
    ok: false,
    error: refusal("invalid_input", undefined, { fields: { supplierId: "Choose one of your suppliers." } }),
  };
}
