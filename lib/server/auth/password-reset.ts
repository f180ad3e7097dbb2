import { type Result, refusal } from "@/lib/domain/refusal";
import { writeAccountMail } from "@/lib/server/auth/account-mail";
import { hashPassword } from "@/lib/server/auth/password";
import { inTransaction } from "@/lib/server/db/transaction";
import {
  CLAIMED,
  claimed,
  holdLink,
  markLinkUsed,
  type Queryable,
  revokeLinks,
} from "@/lib/server/links/links";
import { readLinkToken } from "@/lib/server/links/token";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

/**
 * Writes a mail with a link that sets a new password, if the address belongs to somebody with a password.
 * Whether it did is not told: whoever asks gets the same answer. A link that was just sent is still on its way, so
 * that asking again within a minute fills nobody's mailbox.
 */
export async function requestPasswordReset(email: string): Promise<void> {
  const written = await inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string; name: string; organizations: string[] }>(
      `SELECT u.id, u.name, ARRAY(SELECT m.organization_id::text FROM membership m
         WHERE m.user_id = u.id AND m.removed_at IS NULL LIMIT 2) AS organizations
       FROM app_user u WHERE u.email = $1 AND u.password_hash IS NOT NULL FOR NO KEY UPDATE`,
      [email],
    );
    const user = rows[0];
    if (!user || (await hasFreshLink(client, user.id))) return false;
    await revokeLinks(client, { purpose: "password_reset", subjectId: user.id, organizationId: null });
    // A person of one organization finds the mail in its outbox; one of several belongs to none of them more.
    const [only, another] = user.organizations;
    await writeAccountMail(client, {
      topic: "password_reset",
      userId: user.id,
      organizationId: only && !another ? only : null,
      to: { name: user.name, address: email },
      organization: null,
      from: null,
    });
    return true;
  });
  if (written) wakeRelay();
}

/** A statement of its own, because one that waited for the person's row still sees links as before the wait. */
async function hasFreshLink(db: Queryable, userId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM link WHERE purpose = 'password_reset' AND subject_id = $1 AND used_at IS NULL
       AND revoked_at IS NULL AND created_at > clock_timestamp() - interval '1 minute' LIMIT 1`,
    [userId],
  );
  return rowCount === 1;
}

/** Sets the password that a reset's link allows, once; every session and every other reset link ends. */
export async function resetPassword(token: string, password: string): Promise<Result<null>> {
  const passwordHash = await hashPassword(password);
  return inTransaction(async (client) => {
    await holdPerson(client, token);
    const check = await holdLink(client, token, "password_reset");
    if (check.state === "expired") return { ok: false, error: refusal("link_expired") };
    if (check.state !== "valid") return { ok: false, error: refusal("link_invalid") };
    await client.query(
      "UPDATE app_user SET password_hash = $2, session_epoch = session_epoch + 1 WHERE id = $1",
      [check.link.subjectId, passwordHash],
    );
    await markLinkUsed(client, check.link.id, true);
    await revokeLinks(client, {
      purpose: "password_reset",
      subjectId: check.link.subjectId,
      organizationId: null,
    });
    return { ok: true, data: null };
  });
}

/** Asking for a link and using one both hold the person first and links second, so that neither waits in a circle. */
async function holdPerson(db: Queryable, token: string): Promise<void> {
  const claim = readLinkToken(token);
  if (claim?.purpose !== "password_reset") return;
  await db.query(
    `SELECT FROM app_user WHERE id = (SELECT subject_id FROM link WHERE ${CLAIMED})
     FOR NO KEY UPDATE`,
    [...claimed(claim)],
  );
}
