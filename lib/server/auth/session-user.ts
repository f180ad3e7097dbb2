import type { Role } from "@/lib/domain/access/roles";
import type { Principal } from "@/lib/server/auth/principal";
import { pool } from "@/lib/server/db/pool";

export interface CurrentUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Where the person is a member now, by name of the organization. */
  readonly memberships: readonly CurrentMembership[];
}

interface CurrentMembership {
  readonly id: string;
  readonly organization: Principal["organization"];
  readonly roles: readonly Role[];
  readonly supplierId: string | null;
}

/**
 * The person of a session, with memberships and roles as they are now; null when the person is gone or the
 * epoch moved on, which ends every session that was begun before.
 */
export async function userOfSession(userId: string, epoch: number): Promise<CurrentUser | null> {
  const { rows } = await pool().query<CurrentUser>({
    name: "user_of_session",
    text: `SELECT u.id, u.name, u.email, coalesce(jsonb_agg(jsonb_build_object(
          'id', m.id, 'roles', m.roles, 'supplierId', m.supplier_id,
          'organization', jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'timeZone', o.time_zone))
        ORDER BY o.name, o.id) FILTER (WHERE m.id IS NOT NULL), '[]') AS memberships
      FROM app_user u
      LEFT JOIN membership m ON m.user_id = u.id AND m.removed_at IS NULL
      LEFT JOIN organization o ON o.id = m.organization_id
      WHERE u.id = $1 AND u.session_epoch = $2 GROUP BY u.id`,
    values: [userId, epoch],
  });
  return rows[0] ?? null;
}

/** The person as a member of one organization, or null. */
export function principalIn(user: CurrentUser, orgSlug: string): Principal | null {
  const membership = user.memberships.find(({ organization }) => organization.slug === orgSlug);
  if (!membership) return null;
  return {
    organization: membership.organization,
    userId: user.id,
    membershipId: membership.id,
    name: user.name,
    email: user.email,
    roles: membership.roles,
    supplierId: membership.supplierId,
    apiKeyId: null,
  };
}
