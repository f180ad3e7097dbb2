import { type Result, refusal } from "@/lib/domain/refusal";
import type { HoldDto } from "@/lib/schemas/hold";
import type { HeldTime, PublicOffering } from "@/lib/schemas/public-booking";
import { pool } from "@/lib/server/db/pool";
import { takeHold } from "@/lib/server/holds/take-hold";
import { type OfferedSlots, readSlots } from "@/lib/server/offerings/read-slots";
import { addressHash } from "@/lib/server/public-booking/browser-session";
import { isPublic, isSlug, publicOffering } from "@/lib/server/public-booking/read-public-page";
import { allowedUnder } from "@/lib/server/rate-limit";

/** The offering of a public address, with no times of it. */
async function findPublicOffering(slug: string): Promise<OfferedSlots | null> {
  if (!isSlug(slug)) return null;
  const now = new Date();
  const found = await readSlots({ offering: { slug }, range: { from: now, to: now } });
  return found && isPublic(found) ? found : null;
}

/** Keeps a time for a browser while its customer types. */
export async function holdPublicTime(
  slug: string,
  startsAt: Date,
  caller: { readonly sessionHash: string; readonly address: string },
): Promise<Result<HoldDto>> {
  if (!(await allowedUnder("public", [`address:${caller.address}`])))
    return { ok: false, error: refusal("rate_limited") };
  const found = await findPublicOffering(slug);
  if (!found) return { ok: false, error: refusal("not_found") };
  return takeHold({
    organizationId: found.organization.id,
    offeringId: found.offering.id,
    startsAt,
    actor: "the_customer",
    sessionHash: caller.sessionHash,
    addressHash: addressHash(caller.address),
  });
}

export interface PublicHold extends HeldTime {
  readonly organizationId: string;
  readonly providerZone: string;
  /** What this hold was booked as, where it was. */
  readonly bookingId: string | null;
}

/** The time that a browser holds of an offering; null where it holds none, or of another offering. */
export async function readPublicHold(
  slug: string,
  sessionHash: string | null,
): Promise<{ readonly offering: PublicOffering; readonly hold: PublicHold | null } | null> {
  const found = await findPublicOffering(slug);
  if (!found) return null;
  const offering = publicOffering(found);
  if (!sessionHash) return { offering, hold: null };
  const { rows } = await pool().query<HoldRow>({
    name: "hold_of_session",
    text: `SELECT h.id, h.starts_at, h.ends_at, h.expires_at, h.expires_at <= now() AS expired, b.id AS booking_id
      FROM hold h LEFT JOIN booking b ON b.organization_id = h.organization_id AND b.hold_id = h.id
      WHERE h.session_hash = $1 AND h.offering_id = $2`,
    values: [sessionHash, found.offering.id],
  });
  return { offering, hold: rows[0] ? toHold(rows[0], found) : null };
}

interface HoldRow {
  readonly id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly expires_at: Date;
  readonly expired: boolean;
  readonly booking_id: string | null;
}

function toHold(row: HoldRow, { organization, scene }: OfferedSlots): PublicHold {
  return {
    id: row.id,
    organizationId: organization.id,
    providerZone: scene.availability.timeZone,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    expired: row.expired,
    bookingId: row.booking_id,
  };
}
