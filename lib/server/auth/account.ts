import { type Result, refusal } from "@/lib/domain/refusal";
import { hashPassword, passwordMatches } from "@/lib/server/auth/password";
import { pool } from "@/lib/server/db/pool";
import { allowedUnder } from "@/lib/server/rate-limit";

export async function renameUser(userId: string, name: string): Promise<void> {
  await pool().query("UPDATE app_user SET name = $2 WHERE id = $1", [userId, name]);
}

/** Ends every session of the person, this one included. */
export async function endSessions(userId: string): Promise<void> {
  await pool().query("UPDATE app_user SET session_epoch = session_epoch + 1 WHERE id = $1", [userId]);
}

/** Changes the password of whoever knows the present one; every session ends. */
export async function changePassword(
  userId: string,
  input: { readonly current: string; readonly password: string },
): Promise<Result<null>> {
  if (!(await allowedUnder("sign_in", [`password:${userId}`])))
    return { ok: false, error: refusal("rate_limited") };
  const { rows } = await pool().query<{ password_hash: string | null }>(
    "SELECT password_hash FROM app_user WHERE id = $1",
    [userId],
  );
  const before = rows[0]?.password_hash ?? null;
  if (!(await passwordMatches(before, input.current)))
    return {
      ok: false,
      error: refusal("invalid_input", undefined, {
        fields: { current: "This is not your present password." },
      }),
    };
  const { rowCount } = await pool().query(
    `UPDATE app_user SET password_hash = $3, session_epoch = session_epoch + 1
     WHERE id = $1 AND password_hash = $2`,
    [userId, before, await hashPassword(input.password)],
  );
  return rowCount === 1
    ? { ok: true, data: null }
    : { ok: false, error: refusal("stale_version", "Your password was changed meanwhile. Sign in again.") };
}
