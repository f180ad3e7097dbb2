import type { AccountMail } from "@/lib/domain/notifications/booking-mail";
import { newId } from "@/lib/server/db/new-id";
import { mintLink, type Queryable } from "@/lib/server/links/links";

const LIFETIME_MS = { invitation: 7 * 86_400_000, password_reset: 3_600_000 } as const;

interface AccountMailRequest extends Omit<AccountMail, "kind" | "linkId"> {
  readonly userId: string;
  /** In whose outbox the mail is shown; null for nobody's. */
  readonly organizationId: string | null;
}

/** Writes a link and the mail that will carry it, in the caller's transaction (INV-07). */
export async function writeAccountMail(db: Queryable, request: AccountMailRequest): Promise<void> {
  const { userId, organizationId, ...mail } = request;
  const link = await mintLink(db, {
    purpose: mail.topic,
    organizationId,
    bookingId: null,
    subjectId: userId,
    expiresAt: new Date(Date.now() + LIFETIME_MS[mail.topic]),
  });
  const payload: AccountMail = { kind: "account", ...mail, linkId: link.id };
  await db.query(
    "INSERT INTO outbox (id, organization_id, channel, topic, payload) VALUES ($1, $2, 'mail', $3, $4)",
    [newId(), organizationId, mail.topic, JSON.stringify(payload)],
  );
}
