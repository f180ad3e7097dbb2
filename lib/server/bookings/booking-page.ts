import type { PolicyTerms } from "@/lib/domain/lifecycle/types";
import type { BookingMailDto, BookingPage } from "@/lib/schemas/booking-page";
import { A_MEMBER, seesAssetOf } from "@/lib/server/assets/beyond-asset";
import { readBookingAsset } from "@/lib/server/assets/booking-asset";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { bookingEvents, findBooking } from "@/lib/server/bookings/find-booking";
import { commandsOf } from "@/lib/server/bookings/preview";
import { IS_OPEN, IS_UNDELIVERED } from "@/lib/server/bookings/undelivered";
import { pool } from "@/lib/server/db/pool";
import { listBookingLinks } from "@/lib/server/links/booking-links";

/** Everything that a booking's page shows, or null where there is nothing that this person may see. */
export async function readBookingPage(
  principal: Principal,
  idOrReference: string,
): Promise<BookingPage | null> {
  const found = await findBooking(principal, idOrReference);
  if (!found.ok) return null;
  const booking = found.data;
  const organizationId = principal.organization.id;
  const seesAsset = seesAssetOf(principal, booking.lifecycle);
  const [surroundings, asset, events, mails, commands, links] = await Promise.all([
    readSurroundings(organizationId, booking.id),
    booking.lifecycle === "asset" && seesAsset ? readBookingAsset(principal, booking) : null,
    bookingEvents(principal, booking.id),
    readMails(organizationId, booking.id),
    commandsOf(organizationId, booking.id, actorOf(principal)),
    listBookingLinks(principal, booking.id),
  ]);
  if (!surroundings || !commands.ok) return null;
  return {
    booking,
    ...surroundings,
    sellerName: surroundings.sellerName && (seesAsset ? surroundings.sellerName : A_MEMBER),
    asset,
    events,
    mails: seesAsset ? mails : mails.map(withoutMember),
    commands: commands.data,
    links: links.ok ? links.data : null,
  };
}

function withoutMember(mail: BookingMailDto): BookingMailDto {
  return mail.audience === "seller" ? { ...mail, toName: A_MEMBER } : mail;
}

interface SurroundingsRow {
  readonly offering: { id: string; name: string; bookedBySlot: boolean };
  readonly supplier: { id: string; name: string } | null;
  readonly resource: { name: string; kind: "exclusive" | "counted" } | null;
  readonly seller_name: string | null;
  readonly policy: PolicyTerms;
  readonly successor_reference: string | null;
  readonly predecessor_reference: string | null;
}

async function readSurroundings(organizationId: string, bookingId: string) {
  const { rows } = await pool().query<SurroundingsRow>({
    name: "booking_surroundings",
    text: `SELECT jsonb_build_object('id', f.id, 'name', f.name,
          'bookedBySlot', jsonb_typeof(f.policy->'weeklyHours') IS NOT DISTINCT FROM 'object') AS offering,
        CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name) END AS supplier,
        CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('name', r.name, 'kind', r.kind) END AS resource,
        a.name AS seller_name, b.policy,
        later.reference AS successor_reference, earlier.reference AS predecessor_reference
      FROM booking b
      JOIN offering f ON f.organization_id = b.organization_id AND f.id = b.offering_id
      LEFT JOIN supplier s ON s.organization_id = b.organization_id AND s.id = b.supplier_id
      LEFT JOIN resource r ON r.organization_id = b.organization_id AND r.id = b.resource_id
      LEFT JOIN app_user a ON a.id = b.author_id
      LEFT JOIN booking later ON later.organization_id = b.organization_id AND later.id = b.successor_id
      LEFT JOIN booking earlier ON earlier.organization_id = b.organization_id AND earlier.id = b.predecessor_id
      WHERE b.organization_id = $1 AND b.id = $2`,
    values: [organizationId, bookingId],
  });
  const row = rows[0];
  return (
    row && {
      offering: row.offering,
      supplier: row.supplier,
      resource: row.resource,
      sellerName: row.seller_name,
      policy: row.policy,
      successorReference: row.successor_reference,
      predecessorReference: row.predecessor_reference,
    }
  );
}

/** The booking's mails, newest first, with those that the worker has not picked up yet. */
async function readMails(organizationId: string, bookingId: string): Promise<BookingMailDto[]> {
  const { rows } = await pool().query<Omit<BookingMailDto, "at"> & { at: Date }>({
    name: "booking_mails",
    text: `SELECT m.id, m.topic, m.audience, m.to_name AS "toName", m.status, ${IS_UNDELIVERED}
          AND (SELECT ${IS_OPEN} FROM booking b WHERE b.organization_id = $1 AND b.id = $2)
          AS undelivered,
        CASE m.status WHEN 'sent' THEN m.sent_at ELSE m.created_at END AS at
      FROM mail m WHERE m.organization_id = $1 AND m.booking_id = $2
      UNION ALL
      SELECT o.id, o.topic, o.payload->>'audience', o.payload->'to'->>'name', 'waiting', false, o.created_at
      FROM outbox o
      WHERE o.relayed_at IS NULL AND o.channel = 'mail' AND o.organization_id = $1 AND o.booking_id = $2
      ORDER BY at DESC, id DESC LIMIT 100`,
    values: [organizationId, bookingId],
  });
  return rows.map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() }));
}
