import type { LinkCommand } from "@/lib/domain/access/link-commands";
import type { MailDto, MailStatus } from "@/lib/schemas/mail";
import type { Principal } from "@/lib/server/auth/principal";
import { config } from "@/lib/server/config";
import { pool } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";
import { linkAddress } from "@/lib/server/links/link-address";
import type { LinkPurpose } from "@/lib/server/links/token";
import { withLink, withoutLink } from "@/lib/server/notifications/link-placeholder";

interface Row {
  readonly id: string;
  readonly status: MailStatus;
  readonly audience: string;
  readonly subject: string;
  readonly to_name: string;
  readonly to_address: string;
  readonly html: string;
  readonly text: string;
  readonly dedupe_key: string;
  readonly calendar: string | null;
  readonly calendar_method: string | null;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly provider_id: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly reference: string | null;
  readonly link_id: string | null;
  readonly link_purpose: LinkPurpose;
  readonly link_expires_at: Date;
  readonly link_commands: readonly LinkCommand[] | null;
  readonly link_id_hash: string | null;
}

const READ = `
SELECT m.id, m.status, m.audience, m.subject, m.to_name, m.to_address, m.html, m.text, m.dedupe_key,
  m.calendar, m.calendar_method, m.attempts,
  m.last_error, m.provider_id, m.created_at, m.sent_at, b.reference, m.link_id, l.purpose AS link_purpose,
  l.expires_at AS link_expires_at, l.commands AS link_commands, l.id_hash AS link_id_hash
FROM mail m
LEFT JOIN booking b ON b.organization_id = m.organization_id AND b.id = m.booking_id
LEFT JOIN link l ON l.id = m.link_id
WHERE m.organization_id = $1 AND m.id = $2`;

/** One mail as it would arrive, or null where the organization has none with this id. */
export async function readMail(principal: Principal, mailId: string): Promise<MailDto | null> {
  if (!isUuid(mailId)) return null;
  const { rows } = await pool().query<Row>(READ, [principal.organization.id, mailId]);
  const row = rows[0];
  return row ? { ...toDto(row), ...bodiesFor(principal, row) } : null;
}

/**
 * Links work in nobody's hands but the receiver's. A demo has no receivers, so there owners and admins get them;
 * links that open a person's account are the owner's alone, whose powers they cannot exceed.
 */
function bodiesFor(principal: Principal, row: Row): Pick<MailDto, "html" | "text" | "link"> {
  const bodies = { html: row.html, text: row.text };
  if (row.link_id === null) return { ...bodies, link: "none" };
  const forAccount = row.link_purpose === "invitation" || row.link_purpose === "password_reset";
  const allowed = principal.roles.includes("owner") || (principal.roles.includes("admin") && !forAccount);
  if (!config().HOLDFAST_DEMO || !allowed) return { ...withoutLink(bodies, row.dedupe_key), link: "removed" };
  const address = linkAddress({
    id: row.link_id,
    purpose: row.link_purpose,
    expiresAt: row.link_expires_at,
    commands: row.link_commands,
    idHash: row.link_id_hash,
  });
  return { ...withLink(bodies, row.dedupe_key, address), link: "working" };
}

function toDto(row: Row): Omit<MailDto, "html" | "text" | "link"> {
  return {
    id: row.id,
    status: row.status,
    audience: row.audience,
    subject: row.subject,
    from: config().MAIL_FROM,
    toName: row.to_name,
    toAddress: row.to_address,
    reference: row.reference,
    attempts: row.attempts,
    lastError: row.last_error,
    providerId: row.provider_id,
    dedupeKey: row.dedupe_key,
    calendar:
      row.calendar && row.calendar_method ? { method: row.calendar_method, text: row.calendar } : null,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  };
}
