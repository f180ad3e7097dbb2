import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, SYSTEM } from "@/lib/domain/access/actor";
import { createBookingInput } from "@/lib/schemas/booking";
import { verifyChains } from "@/lib/server/audit/verify-chains";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import { withClient } from "@/scripts/database/with-client";
import { type Desk, HOUR, insert, openDesk } from "@/test/database/invariants/desk";
import { ORACLE_KEYS, type OracleKey, oracleStatuses } from "@/test/oracle/read-tables";
import {
  type Asked,
  type Believed,
  commandsFrom,
  commandsOf,
  Model,
  REQUEST_LIMIT_MINUTES,
  SHIP_PLACES,
  type Who,
} from "./oracle";
import { seeded } from "./seeded";

const STEPS = 150;
const SLOTS = 4;
const WHO: readonly Who[] = ["owner", "agent", "supplier", "customer", "system"];

let desk: Desk;
let actors: Record<Who, Actor>;

beforeAll(async () => {
  desk = await openDesk();
  const agent = await desk.person("agent");
  actors = {
    owner: await desk.person("owner"),
    agent: { ...agent, id: desk.authorId },
    supplier: { kind: "supplier", id: desk.supplierId, name: "Fjord Boats" },
    customer: { kind: "customer", id: desk.customerId, name: "Ida Customer" },
    system: SYSTEM,
  };
  await desk.owner.query("UPDATE supplier SET decision_time_limit_minutes = $1", [REQUEST_LIMIT_MINUTES]);
});
afterAll(async () => {
  await desk.close();
});

/** A boat and a ship of this run's own, so that runs do not meet. */
async function things(): Promise<{ shipId: string; offerings: Record<OracleKey, string> }> {
  const { offeringId: request, shipId } = await desk.ship("request", SHIP_PLACES);
  const common = { organization_id: desk.organizationId, time_zone: "UTC" };
  const boatId = await insert(desk.owner, "resource", { ...common, name: "A boat", kind: "exclusive" });
  const offering = (lifecycle: OracleKey, resourceId: string | null, policy: object = {}) =>
    insert(desk.owner, "offering", {
      organization_id: desk.organizationId,
      slug: `${lifecycle}-${shipId}`,
      name: lifecycle,
      lifecycle,
      supplier_id: desk.supplierId,
      resource_id: resourceId,
      policy: { durationMinutes: 60, ...policy },
    });
  return {
    shipId,
    offerings: {
      request,
      appointment: await offering("appointment", boatId, { requiresConfirmation: true }),
      asset: await offering("asset", boatId),
      ticket: await offering("ticket", null),
      tour: await offering("tour", shipId),
    },
  };
}

test.each([1, 20_261_121, 4_242])("random commands on all five lifecycles, seed %i", async (seed) => {
  const pick = seeded(seed);
  const one = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  const { shipId, offerings } = await things();
  const begin = Date.now();
  const startOf = (slot: number) => begin + (24 * 40 + slot * 5) * HOUR;
  const model = new Model(startOf);
  let now = begin;
  const seen = new Map<string, number>();
  const count = (name: string) => seen.set(name, (seen.get(name) ?? 0) + 1);

  for (let step = 0; step < STEPS; step += 1) {
    now += pick(25) * 60_000;
    let at = `seed ${seed}, step ${step}`;
    if (model.bookings.length === 0 || pick(4) === 0) {
      const [key, slot, party, tentative] = [one(ORACLE_KEYS), pick(SLOTS), 1 + pick(3), pick(2) === 0];
      const expected = model.create(key, slot, party, tentative, now);
      const result = await createBooking({
        organizationId: desk.organizationId,
        actor: actors.agent,
        origin: "api",
        now: new Date(now),
        input: createBookingInput.parse({
          offeringId: offerings[key],
          customerId: desk.customerId,
          startsAt: new Date(startOf(slot)).toISOString(),
          partySize: party,
          tentative,
        }),
      });
      expect([at, `create ${key}`, result.ok ? null : result.error.code]).toEqual([
        at,
        `create ${key}`,
        expected,
      ]);
      if (result.ok) (model.bookings.at(-1) as Believed).id = result.data.booking.id;
      count(`create ${expected ?? "ok"}`);
    } else {
      const booking = one(model.bookings);
      const legal = commandsFrom(booking.lifecycle, booking.status);
      const asked: Asked = {
        command: legal.length > 0 && pick(4) > 0 ? one(legal) : one(commandsOf(booking.lifecycle)),
        who: one(WHO),
        now,
        stale: pick(12) === 0,
        slot: pick(SLOTS),
        status: one(oracleStatuses("tour")).status,
      };
      const { version, status } = booking;
      const known = model.bookings.length;
      const expected = model.give(booking, asked);
      const startsAt = new Date(startOf(asked.slot));
      const result = await act({
        organizationId: desk.organizationId,
        bookingId: booking.id,
        command: asked.command,
        actor: actors[asked.who],
        origin: "api",
        reason: "Because",
        now: new Date(now),
        expectedVersion: asked.stale ? version - 1 : version,
        input: { startsAt, endsAt: new Date(startsAt.getTime() + HOUR), status: asked.status },
      });
      const name = `${asked.stale ? "late " : ""}${asked.command} on ${booking.lifecycle} ${status} by ${asked.who}`;
      expect([at, name, result.ok ? null : result.error.code]).toEqual([at, name, expected]);
      if (result.ok && model.bookings.length > known)
        (model.bookings.at(-1) as Believed).id = result.data.booking.successorId ?? "";
      at += `, ${name} to ${asked.status}`;
      count(`give ${expected ?? "ok"}`);
    }
    await expectDatabase(at, model, shipId);
  }
  for (const outcome of [
    "create ok",
    "give ok",
    "give forbidden",
    "give illegal_transition",
    "give deadline_passed",
  ])
    expect([outcome, seen.get(outcome) ?? 0]).not.toEqual([outcome, 0]);
  expect(await withClient(desk.database.appUrl, verifyChains)).toMatchObject({ brokenChains: 0 });
});

/** Every booking of the run, its events and what it takes, against what the model believes. */
async function expectDatabase(at: string, model: Model, shipId: string): Promise<void> {
  const { rows } = await desk.owner.query(
    `SELECT b.id, b.status, b.version, b.deadline_at, b.starts_at,
       (SELECT count(*)::int FROM booking_event e WHERE e.booking_id = b.id) AS events,
       (SELECT e.hash = b.head_hash FROM booking_event e WHERE e.booking_id = b.id AND e.sequence = b.version) AS head,
       (SELECT o.blocking = b.occupies FROM occupancy o WHERE o.booking_id = b.id) AS follows
     FROM booking b WHERE b.id = ANY($1) ORDER BY b.id`,
    [model.bookings.map(({ id }) => id)],
  );
  const believed = model.bookings
    .map((booking) => ({
      id: booking.id,
      status: booking.status,
      version: booking.version,
      deadline_at: booking.deadline === null ? null : new Date(booking.deadline),
      starts_at: new Date(model.startOf(booking.slot)),
      events: booking.version,
      head: true,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(
    rows.map(({ follows: _follows, ...row }) => row),
    at,
  ).toEqual(believed);
  expect(rows.filter(({ follows }) => follows === false)).toEqual([]);
  const departures = await desk.owner.query(
    "SELECT starts_at, held + confirmed AS taken FROM departure WHERE resource_id = $1",
    [shipId],
  );
  for (const { starts_at, taken } of departures.rows) {
    const slot = Array.from({ length: SLOTS }, (_, index) => index).find(
      (index) => model.startOf(index) === starts_at.getTime(),
    );
    expect([at, slot, taken]).toEqual([at, slot, model.placesTaken(slot ?? -1)]);
  }
}
