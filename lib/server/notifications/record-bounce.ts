import { z } from "zod";
import { pool } from "@/lib/server/db/pool";

/** A provider may tell of a mail before we have noted its id; after this long it is another sender's. */
const OURS_WITHIN_MS = 3_600_000;
const LONGEST_REASON = 500;

/** What of the provider's events tells that a mail did not arrive. */
export const undelivered = z.object({
  type: z.enum(["email.bounced", "email.failed"]),
  created_at: z.string().transform((text) => new Date(text)),
  data: z.object({
    email_id: z.string().min(1).max(200),
    bounce: z
      .object({ message: z.string().optional(), type: z.string().optional(), subType: z.string().optional() })
      .optional(),
    failed: z.object({ reason: z.string().optional() }).optional(),
  }),
});
export type Undelivered = z.infer<typeof undelivered>;

const RECORD = `
WITH told AS (
  UPDATE mail SET status = 'bounced', last_error = $2 WHERE provider_id = $1 AND status = 'sent')
SELECT EXISTS (SELECT FROM mail WHERE provider_id = $1) AS known`;

/** Notes that a mail did not arrive; twice changes nothing. False when it may yet turn out to be ours. */
export async function recordBounce(event: Undelivered, now: Date): Promise<boolean> {
  const { rows } = await pool().query<{ known: boolean }>(RECORD, [event.data.email_id, reasonOf(event)]);
  const age = now.getTime() - event.created_at.getTime();
  return rows[0]?.known === true || !(age < OURS_WITHIN_MS);
}

function reasonOf({ data: { bounce, failed } }: Undelivered): string {
  const kind = [bounce?.type, bounce?.subType].filter(Boolean).join(", ");
  const said = [kind, bounce?.message ?? failed?.reason].filter(Boolean).join(": ");
  const plain = said.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return plain === "" ? "The provider gave no reason." : plain.slice(0, LONGEST_REASON);
}
