import type { BookingLinkPurpose, LinkCommand } from "@/lib/domain/access/link-commands";
import { commandsOfPurpose } from "@/lib/domain/access/link-commands";
import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { BookingLinkDto, LinkDto } from "@/lib/schemas/link";
import type { Principal } from "@/lib/server/auth/principal";
import { findBooking } from "@/lib/server/bookings/find-booking";
import { pool } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";
import { expiryOf } from "@/lib/server/links/expiry";

interface Row {
  readonly id: string;
  readonly booking_id: string;
  readonly purpose: BookingLinkPurpose;
  readonly commands: readonly LinkCommand[] | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
  readonly subject: string | null;
  readonly made_by: string | null;
  readonly ended: boolean;
  readonly now: Date;
}

const EXPIRES_AT = expiryOf("l", "CASE WHEN line.steps > 0 THEN b.ends_at END");

/**
 * Of a booking, also the links of those that it replaced, which lead to it. `ended` and the expiry look at the booking
 * that replaced the link's own last, since that is where the link leads.
 */
const READ = `
WITH RECURSIVE replaced AS (
  SELECT b.id, b.predecessor_id, 0 AS steps FROM booking b WHERE b.organization_id = $1 AND b.id = $2::uuid
  UNION ALL
  SELECT b.id, b.predecessor_id, replaced.steps + 1 FROM booking b JOIN replaced ON b.id = replaced.predecessor_id
    WHERE b.organization_id = $1 AND replaced.steps < 1000),
wanted AS (
  SELECT l.* FROM link l WHERE l.organization_id = $1 AND l.purpose IN ('manage', 'supplier_answer')
    AND (l.booking_id = ANY (ARRAY(SELECT id FROM replaced)) OR l.id = $3::uuid)),
line AS (
  SELECT b.id AS start_id, b.id, b.successor_id, 0 AS steps FROM booking b
    WHERE b.organization_id = $1 AND b.id IN (SELECT booking_id FROM wanted)
  UNION ALL
  SELECT line.start_id, b.id, b.successor_id, line.steps + 1 FROM booking b JOIN line ON b.id = line.successor_id
    WHERE b.organization_id = $1 AND line.steps < 1000)
SELECT l.id, l.booking_id, l.purpose, l.commands, l.created_at, l.used_at, l.last_used_at, l.revoked_at,
  ${EXPIRES_AT} AS expires_at,
  coalesce(c.name, s.name) AS subject, u.name AS made_by, status.terminal AS ended, clock_timestamp() AS now
FROM wanted l
JOIN line ON line.start_id = l.booking_id AND line.successor_id IS NULL
JOIN booking b ON b.organization_id = $1 AND b.id = line.id
JOIN lifecycle_status status ON status.lifecycle = b.lifecycle AND status.status = b.status
LEFT JOIN customer c ON l.purpose = 'manage' AND c.organization_id = $1 AND c.id = l.subject_id
LEFT JOIN supplier s ON l.purpose = 'supplier_answer' AND s.organization_id = $1 AND s.id = l.subject_id
LEFT JOIN app_user u ON u.id = l.created_by
ORDER BY l.created_at DESC, l.id DESC LIMIT 100`;

/** The links that lead to a booking, newest first, without what would open them. */
export async function listBookingLinks(
  principal: Principal,
  idOrReference: string,
): Promise<Result<BookingLinkDto[]>> {
  if (!may(principal.roles, "link.manage")) return { ok: false, error: refusal("forbidden") };
  const booking = await findBooking(principal, idOrReference);
  if (!booking.ok) return booking;
  const { rows } = await pool().query<Row>(READ, [principal.organization.id, booking.data.id, null]);
  return { ok: true, data: rows.map(toDto) };
}

/** Ends a link by hand. One that was revoked before stays as it was. */
export async function revokeBookingLink(
  principal: Principal,
  linkId: string,
): Promise<Result<BookingLinkDto>> {
  if (!may(principal.roles, "link.manage")) return { ok: false, error: refusal("forbidden") };
  if (!isUuid(linkId)) return { ok: false, error: refusal("not_found") };
  const organizationId = principal.organization.id;
  const { rows: found } = await pool().query<Row>(READ, [organizationId, null, linkId]);
  const booking = found[0] ? await findBooking(principal, found[0].booking_id) : null;
  if (!booking?.ok) return { ok: false, error: refusal("not_found") };
  await pool().query(
    `UPDATE link SET revoked_at = clock_timestamp()
     WHERE organization_id = $1 AND id = $2 AND revoked_at IS NULL`,
    [organizationId, linkId],
  );
  const { rows } = await pool().query<Row>(READ, [organizationId, null, linkId]);
  return { ok: true, data: toDto(rows[0] as Row) };
}

/** What the API tells of a link. */
export function withoutPeople(link: BookingLinkDto): LinkDto {
  const { id, purpose, commands, createdAt, expiresAt, lastUsedAt, revokedAt, ended } = link;
  return { id, purpose, commands, createdAt, expiresAt, lastUsedAt, revokedAt, ended };
}

function toDto(row: Row): BookingLinkDto {
  return {
    id: row.id,
    purpose: row.purpose,
    commands: commandsOfPurpose(row.purpose).filter((command) => row.commands?.includes(command) ?? true),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    ended: row.ended,
    subject: row.subject ?? "",
    madeBy: row.made_by,
    state: stateOf(row),
  };
}

function stateOf(row: Row): BookingLinkDto["state"] {
  if (row.revoked_at) return "revoked";
  if (row.ended) return "ended";
  if (row.used_at) return "used";
  return row.now >= row.expires_at ? "expired" : "works";
}
