import type { Actor } from "@/lib/domain/access/actor";
import { SYSTEM } from "@/lib/domain/access/actor";
import { act } from "@/lib/server/bookings/act";
import { addNote } from "@/lib/server/bookings/add-note";
import { createBooking } from "@/lib/server/bookings/create";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { pool, prisma } from "@/lib/server/db/pool";
import { DEMO_LOGINS } from "@/lib/server/demo/demo-logins";
import type { Catalogue } from "@/prisma/seed/demo-catalogue";
import { CUSTOMERS, SCENARIOS, type Scenario, type Who } from "@/prisma/seed/demo-scenarios";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Plays each scenario through the same path as any person would, at its own time in the past. */
export async function seedHistory(
  organizationId: string,
  catalogue: Catalogue,
  people: Map<string, Actor>,
): Promise<void> {
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const ordered = SCENARIOS.map((scenario, index) => ({ scenario, index })).sort(
    (a, b) => b.scenario.madeHoursAgo - a.scenario.madeHoursAgo,
  );
  for (const { scenario, index } of ordered)
    await play(organizationId, catalogue, people, scenario, index, now);
  // The mails of the past carry the time of what they tell of.
  await pool().query(
    `UPDATE outbox o SET created_at = e.at FROM booking_event e WHERE e.id = o.event_id AND o.organization_id = $1`,
    [organizationId],
  );
}

async function play(
  organizationId: string,
  catalogue: Catalogue,
  people: Map<string, Actor>,
  scenario: Scenario,
  index: number,
  now: number,
): Promise<void> {
  const madeAt = now - scenario.madeHoursAgo * HOUR;
  const startsAt = dayAndHour(now, scenario.startsInDays, scenario.hour);
  if (scenario.waitsForApproval) await requireApproval(organizationId, true);
  const created = await createBooking({
    organizationId,
    actor: personOf(people, scenario.author),
    origin: "seed",
    idempotency: onceOnly(organizationId, `demo-${index}`),
    now: new Date(madeAt),
    input: {
      offeringId: catalogue.offerings[scenario.offering],
      customer: customerOf(scenario, index),
      startsAt,
      partySize: scenario.party ?? 1,
      tentative: scenario.tentative ?? false,
      notes: scenario.notes,
    },
  });
  if (scenario.waitsForApproval) await requireApproval(organizationId, false);
  if (!created.ok) throw new Error(`The demo's booking ${index} was refused: ${created.error.code}`);
  const bookingId = created.data.booking.id;
  if (scenario.note)
    await addNote({
      organizationId,
      bookingId,
      text: scenario.note,
      actor: personOf(people, scenario.author),
      origin: "seed",
    });
  for (const [turn, move] of (scenario.moves ?? []).entries()) {
    const done = await act({
      organizationId,
      bookingId,
      command: move.command,
      reason: move.reason,
      input:
        move.startsInDays === undefined
          ? undefined
          : { startsAt: dayAndHour(now, move.startsInDays, scenario.hour) },
      actor: personOf(people, move.by),
      origin: "seed",
      idempotency: onceOnly(organizationId, `demo-${index}-${turn}`),
      now: new Date(madeAt + move.afterHours * HOUR),
    });
    if (!done.ok)
      throw new Error(`The demo's booking ${index} was refused ${move.command}: ${done.error.code}`);
  }
}

function customerOf({ author, forSelf }: Scenario, index: number) {
  const login = DEMO_LOGINS.find(({ role }) => role === author);
  if (login && (forSelf || author === "member")) return { name: login.name, email: login.email };
  const [name, email, phone] = CUSTOMERS[index % CUSTOMERS.length] ?? CUSTOMERS[0];
  return { name, email, phone };
}

/** As the organization's rules had it for a while. */
function requireApproval(id: string, assetApprovalRequired: boolean) {
  return prisma().organization.update({ where: { id }, data: { assetApprovalRequired } });
}

/** A seeding that was cut off goes on where it stopped: what was done answers again and is not done twice. */
function onceOnly(organizationId: string, key: string): IdempotencyRef {
  return { scopeId: organizationId, key, bodyHash: "demo" };
}

function personOf(people: Map<string, Actor>, who: Who): Actor {
  const person = who === "system" ? SYSTEM : people.get(who);
  if (!person) throw new Error(`The demo has nobody as ${who}`);
  return person;
}

function dayAndHour(now: number, days: number, hour: number): Date {
  return new Date(Math.floor(now / DAY) * DAY + days * DAY + hour * HOUR);
}
