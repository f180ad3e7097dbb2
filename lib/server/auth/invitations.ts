import type { PoolClient } from "pg";
import type { Role } from "@/lib/domain/access/roles";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { InviteMember } from "@/lib/schemas/access";
import { writeAccountMail } from "@/lib/server/auth/account-mail";
import {
  beginMemberChange,
  findMembership,
  refuseRoles,
  supplierExists,
} from "@/lib/server/auth/member-rules";
import { noSuchSupplier } from "@/lib/server/auth/members";
import type { Principal } from "@/lib/server/auth/principal";
import { newId } from "@/lib/server/db/new-id";
import { inTransaction } from "@/lib/server/db/transaction";
import { revokeLinks } from "@/lib/server/links/links";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

/**
 * Invites an address. The membership is written at once but counts as removed until the invitation is
 * accepted, so that nobody belongs anywhere without having said yes.
 */
export async function inviteMember(principal: Principal, input: InviteMember): Promise<Result<null>> {
  const organizationId = principal.organization.id;
  const result = await inTransaction<Result<null>>(async (client) => {
    const { grantable } = await beginMemberChange(client, principal);
    const refused = refuseRoles(grantable, [], input.roles);
    if (refused) return { ok: false, error: refused };
    if (!(await supplierExists(client, organizationId, input.supplierId))) return noSuchSupplier();
    const user = await userWithMail(client, input.email);
    const pending = await pendingRoles(client, organizationId, user.id);
    if (refuseRoles(grantable, [], pending))
      return {
        ok: false,
        error: refusal(
          "forbidden",
          `This person has an open invitation with roles that you cannot give: ${pending.join(", ")}. Ask an owner to change it.`,
          { fields: { email: "Only an owner can change this person's invitation." } },
        ),
      };
    const { rowCount } = await client.query(
      `INSERT INTO membership (id, organization_id, user_id, roles, supplier_id, removed_at)
       VALUES ($1, $2, $3, $4, $5, now())
       ON CONFLICT (organization_id, user_id) DO UPDATE
         SET roles = excluded.roles, supplier_id = excluded.supplier_id
         WHERE membership.removed_at IS NOT NULL`,
      [newId(), organizationId, user.id, input.roles, input.supplierId ?? null],
    );
    if (rowCount === 0)
      return {
        ok: false,
        error: refusal("already_exists", "This person is a member already. Change their roles instead.", {
          fields: { email: "This person is a member already." },
        }),
      };
    await sendInvitation(client, principal, user);
    return { ok: true, data: null };
  });
  if (result.ok) wakeRelay();
  return result;
}

/** The roles of an invitation that nobody has answered; none where there is no such invitation. */
async function pendingRoles(
  client: PoolClient,
  organizationId: string,
  userId: string,
): Promise<readonly Role[]> {
  const { rows } = await client.query<{ roles: readonly Role[] }>(
    `SELECT m.roles FROM membership m WHERE m.organization_id = $1 AND m.user_id = $2 AND m.removed_at IS NOT NULL
       AND EXISTS (SELECT FROM link l WHERE l.purpose = 'invitation' AND l.organization_id = $1
         AND l.subject_id = $2 AND l.used_at IS NULL AND l.revoked_at IS NULL)`,
    [organizationId, userId],
  );
  return rows[0]?.roles ?? [];
}

/** Sends a new mail with a new link; the old link ends. */
export async function resendInvitation(principal: Principal, membershipId: string): Promise<Result<null>> {
  const result = await withInvited(principal, membershipId, (client, user) =>
    sendInvitation(client, principal, user),
  );
  if (result.ok) wakeRelay();
  return result;
}

/** Takes an invitation back: its link ends at once. */
export function revokeInvitation(principal: Principal, membershipId: string): Promise<Result<null>> {
  return withInvited(principal, membershipId, (client, user) => endInvitations(client, principal, user.id));
}

interface InvitedUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

function withInvited(
  principal: Principal,
  membershipId: string,
  work: (client: PoolClient, user: InvitedUser) => Promise<void>,
): Promise<Result<null>> {
  return inTransaction(async (client) => {
    const { grantable } = await beginMemberChange(client, principal);
    const target = await findMembership(client, principal.organization.id, membershipId);
    if (!target?.removed) return { ok: false, error: refusal("not_found") };
    const refused = refuseRoles(grantable, [], target.roles);
    if (refused) return { ok: false, error: refused };
    const { rows } = await client.query<InvitedUser & { invited: boolean }>(
      `SELECT u.id, u.name, u.email, EXISTS (SELECT FROM link l WHERE l.purpose = 'invitation'
         AND l.organization_id = $2 AND l.subject_id = u.id AND l.used_at IS NULL AND l.revoked_at IS NULL) AS invited
       FROM app_user u WHERE u.id = $1`,
      [target.user_id, principal.organization.id],
    );
    const user = rows[0];
    if (!user?.invited) return { ok: false, error: refusal("not_found") };
    await work(client, user);
    return { ok: true, data: null };
  });
}

async function sendInvitation(client: PoolClient, principal: Principal, user: InvitedUser): Promise<void> {
  await endInvitations(client, principal, user.id);
  await writeAccountMail(client, {
    topic: "invitation",
    userId: user.id,
    organizationId: principal.organization.id,
    to: { name: user.name, address: user.email },
    organization: { name: principal.organization.name },
    from: principal.name,
  });
}

function endInvitations(client: PoolClient, principal: Principal, userId: string): Promise<void> {
  const organizationId = principal.organization.id;
  return revokeLinks(client, { purpose: "invitation", subjectId: userId, organizationId });
}

/** The person with this mail; somebody new is called by the mail's first part until they say their name. */
async function userWithMail(client: PoolClient, email: string): Promise<InvitedUser> {
  const [local = email] = email.split("@");
  await client.query(
    "INSERT INTO app_user (id, email, name) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING",
    [newId(), email, local],
  );
  const { rows } = await client.query<InvitedUser>("SELECT id, name, email FROM app_user WHERE email = $1", [
    email,
  ]);
  if (!rows[0]) throw new Error("A person was neither found nor made");
  return rows[0];
}
