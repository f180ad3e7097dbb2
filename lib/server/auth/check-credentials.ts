import { z } from "zod";
import { emailAddress } from "@/lib/schemas/text";
import { passwordMatches } from "@/lib/server/auth/password";
import { pool } from "@/lib/server/db/pool";
import { allowedUnder, forgetAttempts } from "@/lib/server/rate-limit";

const credentials = z.object({ email: emailAddress, password: z.string().min(1).max(200) });

export interface SignedIn {
  readonly id: string;
  readonly epoch: number;
}

export type CredentialCheck =
  | { readonly outcome: "accepted"; readonly user: SignedIn }
  | { readonly outcome: "refused" }
  | { readonly outcome: "rate_limited" };

/**
 * Who these credentials belong to. Attempts count by address and by mail; an unknown mail, a person without a
 * password and a wrong password are one refusal and take the same time.
 */
export async function checkCredentials(given: unknown, address: string): Promise<CredentialCheck> {
  const parsed = credentials.safeParse(given);
  const mail = parsed.success ? `mail:${parsed.data.email}` : null;
  const keys = [`address:${address}`, ...(mail ? [mail] : [])];
  if (!(await allowedUnder("sign_in", keys))) return { outcome: "rate_limited" };
  const { email, password } = parsed.success ? parsed.data : { email: "", password: "-" };
  const { rows } = await pool().query<{ id: string; epoch: number; password_hash: string | null }>({
    name: "credentials",
    text: "SELECT id, session_epoch AS epoch, password_hash FROM app_user WHERE email = $1",
    values: [email.includes("\0") ? "" : email],
  });
  const user = rows[0];
  const matches = await passwordMatches(user?.password_hash ?? null, password);
  if (!user || !matches || !mail) return { outcome: "refused" };
  await forgetAttempts("sign_in", mail);
  return { outcome: "accepted", user: { id: user.id, epoch: user.epoch } };
}
