import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/domain/access/actor";
import type { Severity } from "@/lib/domain/assets/airworthiness";
import type { AssetMail, AssetTopic } from "@/lib/domain/notifications/asset-mail";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { commandSquawk, reportSquawk } from "@/lib/server/assets/squawks";
import type { Principal } from "@/lib/server/auth/principal";
import { createBooking } from "@/lib/server/bookings/create";
import { type Desk, HOUR } from "../invariants/desk";

export const DAY = 24 * HOUR;

type Person = Extract<Actor, { kind: "person" }>;

/** A whole hour so many hours from now. */
export function inHours(hours: number): Date {
  return new Date(Math.ceil(Date.now() / HOUR) * HOUR + hours * HOUR);
}

/** A member of the organization, whose roles the database knows too. */
export async function joins(desk: Desk, ...roles: Parameters<Desk["person"]>): Promise<Person> {
  const person = await desk.person(...roles);
  await desk.owner.query(
    "INSERT INTO membership (id, organization_id, user_id, roles) VALUES (gen_random_uuid(), $1, $2, $3)",
    [desk.organizationId, person.id, roles],
  );
  return person;
}

export function book(
  desk: Desk,
  actor: Person,
  startsAt: Date,
  more: { endsAt?: Date; tentative?: boolean; now?: Date } = {},
) {
  return createBooking({
    organizationId: desk.organizationId,
    input: {
      offeringId: desk.offerings.asset,
      customerId: desk.customerId,
      startsAt,
      endsAt: more.endsAt,
      partySize: 1,
      tentative: more.tentative ?? false,
    },
    actor,
    origin: "desk",
    now: more.now,
  });
}

/** The same where nothing refuses it; its id. */
export async function booked(...given: Parameters<typeof book>): Promise<string> {
  const made = await book(...given);
  if (!made.ok) throw new Error(`${made.error.code}: ${made.error.message}`);
  return made.data.booking.id;
}

/** An open squawk, as an owner reports one. */
export async function squawk(desk: Desk, actor: Person, severity: Severity = "grounding"): Promise<string> {
  const reported = await reportSquawk({
    organizationId: desk.organizationId,
    actor,
    origin: "desk",
    input: {
      resourceId: desk.boatId,
      title: "Left brake soft",
      description: "The pedal goes through to the floor.",
      severity,
    },
  });
  if (!reported.ok) throw new Error(`${reported.error.code}: ${reported.error.message}`);
  return reported.data.squawk.id;
}

export function resolve(desk: Desk, actor: Person, squawkId: string) {
  return commandSquawk({
    organizationId: desk.organizationId,
    squawkId,
    command: "resolve",
    actor,
    origin: "desk",
  });
}

/** Plans maintenance from one hour to another; its id. */
export async function maintain(desk: Desk, actor: Person, startsAt: Date, endsAt: Date): Promise<string> {
  const planned = await changeMaintenance({
    organizationId: desk.organizationId,
    of: { resourceId: desk.boatId },
    wanted: { startsAt, endsAt, title: "Annual inspection", reason: "The yearly inspection is due." },
    actor,
    origin: "desk",
  });
  if (!planned.ok) throw new Error(`${planned.error.code}: ${planned.error.message}`);
  return planned.data.maintenance.id;
}

/** The person, signed in to the desk. */
export function principalOf(desk: Desk, person: Person): Principal {
  return {
    organization: { id: desk.organizationId, slug: "nordic", name: "Nordic", timeZone: "Europe/Oslo" },
    userId: person.id,
    membershipId: randomUUID(),
    name: person.name,
    email: "person@example.com",
    roles: person.roles,
    supplierId: person.supplierId,
    apiKeyId: null,
  };
}

/** What the mails of a topic tell whom, by name: of how many bookings. */
export async function toldOf(desk: Desk, topic: AssetTopic) {
  const { rows } = await desk.owner.query<{ payload: AssetMail }>(
    "SELECT payload FROM outbox WHERE topic = $1 AND payload->>'kind' = 'asset' ORDER BY payload#>>'{to,name}', id",
    [topic],
  );
  return rows.map(({ payload: { to, causes, restored } }) => ({
    name: to.name,
    suspended: causes.reduce((sum, { suspended }) => sum + suspended.length, 0),
    held: causes.reduce((sum, { retained, held }) => sum + retained.length + held.length, 0),
    restored: restored.length,
  }));
}

/** How many of the asset's bookings have each status. */
export async function statuses(desk: Desk): Promise<Record<string, number>> {
  const { rows } = await desk.owner.query<{ status: string; count: number }>(
    "SELECT status, count(*)::int AS count FROM booking WHERE resource_id = $1 GROUP BY status",
    [desk.boatId],
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** Bookings that are suspended without a cause, or confirmed under one: there are none (INV-16). */
export async function outOfLine(desk: Desk): Promise<number> {
  const { rows } = await desk.owner.query<{ count: number }>(`
    SELECT count(*)::int AS count FROM booking b WHERE b.lifecycle = 'asset' AND (
      (b.status = 'suspended') <> EXISTS (SELECT FROM suspension_cause c WHERE c.booking_id = b.id)
      OR (b.status = 'confirmed' AND b.ends_at > now() AND EXISTS (
        SELECT FROM forbidden_by(b.resource_id, tstzrange(b.starts_at, b.ends_at), now()))))`);
  return rows[0]?.count ?? -1;
}
