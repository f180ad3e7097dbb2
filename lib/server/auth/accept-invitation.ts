import type { PoolClient } from "pg";
import { type Result, refusal } from "@/lib/domain/refusal";
import { hashPassword } from "@/lib/server/auth/password";
import { pool } from "@/lib/server/db/pool";
import { inTransaction } from "@/lib/server/db/transaction";
import { holdLink, type LinkRow, type LinkState, markLinkUsed, verifyLink } from "@/lib/server/links/links";

export type InvitationPage =
  | { readonly state: Exclude<LinkState, "valid"> }
  | {
      readonly state: "valid";
      readonly organization: { readonly name: string; readonly slug: string };
      readonly userId: string;
      readonly email: string;
      /** Whether the person still has to choose a password. */
      readonly newcomer: boolean;
    };

/** What an invitation's page shows. Changes nothing. */
export async function readInvitation(token: string): Promise<InvitationPage> {
  const check = await verifyLink(token, "invitation");
  if (check.state !== "valid") return { state: check.state };
  const { rows } = await pool().query(
    `SELECT jsonb_build_object('name', o.name, 'slug', o.slug) AS organization, u.id AS "userId", u.email,
       u.password_hash IS NULL AS newcomer
     FROM membership m JOIN organization o ON o.id = m.organization_id JOIN app_user u ON u.id = m.user_id
     WHERE m.organization_id = $1 AND m.user_id = $2 AND m.removed_at IS NOT NULL`,
    [check.link.organizationId, check.link.subjectId],
  );
  return rows[0] ? { state: "valid", ...rows[0] } : { state: "used" };
}

export interface Accepted {
  readonly email: string;
  readonly slug: string;
}

/** A newcomer accepts: the mail's link proves the address, and the password is theirs from now on. */
export async function acceptAsNewcomer(
  token: string,
  person: { readonly name: string; readonly password: string },
): Promise<Result<Accepted>> {
  const passwordHash = await hashPassword(person.password);
  return accept(token, async (client, link) => {
    const { rowCount } = await client.query(
      `UPDATE app_user SET name = $2, password_hash = $3, session_epoch = session_epoch + 1
       WHERE id = $1 AND password_hash IS NULL`,
      [link.subjectId, person.name, passwordHash],
    );
    return rowCount === 1;
  });
}

/** Somebody who has an account accepts, signed in as the person who was invited. */
export function acceptAsUser(token: string, userId: string): Promise<Result<Accepted>> {
  return accept(token, async (_client, link) => link.subjectId === userId);
}

function accept(
  token: string,
  admit: (client: PoolClient, link: LinkRow) => Promise<boolean>,
): Promise<Result<Accepted>> {
  return inTransaction(async (client) => {
    // Members change one at a time in an organization, and always organization first, link last.
    const seen = await verifyLink(token, "invitation");
    if (seen.link)
      await client.query("SELECT FROM organization WHERE id = $1 FOR NO KEY UPDATE", [
        seen.link.organizationId,
      ]);
    const check = await holdLink(client, token, "invitation");
    if (check.state === "expired") return { ok: false, error: refusal("link_expired") };
    if (check.state !== "valid") return { ok: false, error: refusal("link_invalid") };
    if (!(await admit(client, check.link)))
      return {
        ok: false,
        error: refusal("forbidden", "This invitation is for another account. Sign in as the person invited."),
      };
    const { rows } = await client.query<Accepted>(
      `UPDATE membership m SET removed_at = NULL FROM organization o, app_user u
       WHERE m.organization_id = $1 AND m.user_id = $2 AND o.id = m.organization_id AND u.id = m.user_id
       RETURNING u.email, o.slug`,
      [check.link.organizationId, check.link.subjectId],
    );
    await markLinkUsed(client, check.link.id, true);
    return rows[0] ? { ok: true, data: rows[0] } : { ok: false, error: refusal("link_invalid") };
  });
}
