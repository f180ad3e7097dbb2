import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, SYSTEM } from "@/lib/domain/access/actor";
import type { Result } from "@/lib/domain/refusal";
import { createBookingInput } from "@/lib/schemas/booking";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import type { ActAnswer } from "@/lib/server/bookings/replay";
import {
  bookingByHand,
  type Desk,
  eventsOf,
  HOUR,
  openDesk,
  refusedWith,
  setStatus,
  storedBooking,
} from "./desk";

let desk: Desk;
let agent: Actor;
let owner: Actor;
let hours = 100;

beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.person("agent");
  owner = await desk.person("owner");
});
afterAll(async () => {
  await desk.close();
});

/** A time that no other test uses. */
function freshTime(): Date {
  hours += 10;
  return new Date(Math.ceil(Date.now() / HOUR) * HOUR + hours * HOUR);
}

function create(
  offeringId: string,
  startsAt: Date,
  more: object = {},
  actor = agent,
): Promise<Result<ActAnswer>> {
  const input = createBookingInput.parse({
    offeringId,
    customerId: desk.customerId,
    startsAt: startsAt.toISOString(),
    ...more,
  });
  return createBooking({ organizationId: desk.organizationId, input, actor, origin: "api" });
}

function give(bookingId: string, command: string, more: object = {}, actor: Actor = owner) {
  return act({
    organizationId: desk.organizationId,
    bookingId,
    command,
    reason: "x",
    actor,
    origin: "api",
    ...more,
  });
}

function tally(results: readonly Result<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const name = result.ok ? "ok" : result.error.code;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

async function created(answer: Promise<Result<ActAnswer>>): Promise<ActAnswer["booking"]> {
  const result = await answer;
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data.booking;
}

async function departure(shipId: string): Promise<{ capacity: number; held: number; confirmed: number }[]> {
  const { rows } = await desk.owner.query(
    "SELECT capacity, held, confirmed FROM departure WHERE resource_id = $1 ORDER BY starts_at",
    [shipId],
  );
  return rows;
}

/** Counts of departures that are not the sum of the bookings on them. */
async function wrongCounts(): Promise<unknown[]> {
  const { rows } = await desk.owner.query(`
    SELECT d.id FROM departure d LEFT JOIN booking b ON b.departure_id = d.id AND b.occupies
    GROUP BY d.id HAVING d.held + d.confirmed <> coalesce(sum(b.party_size), 0)`);
  return rows;
}

describe("INV-04: one thing, one booking at a time", () => {
  test("overlapping periods are refused by hand, touching ones fit", async () => {
    const at = freshTime();
    const on = (minutes: number) =>
      bookingByHand(desk, "asset", "confirmed", {
        resourceId: desk.boatId,
        startsAt: new Date(at.getTime() + minutes * 60_000),
      });
    await on(0);
    expect(await refusedWith(on(0))).toBe("23P01 occupancy_no_overlap");
    expect(await refusedWith(on(59))).toBe("23P01 occupancy_no_overlap");
    expect(await refusedWith(on(-59))).toBe("23P01 occupancy_no_overlap");
    expect(await refusedWith(on(60))).toBe("nothing");
    expect(await refusedWith(on(-60))).toBe("nothing");
  });

  test("buffers belong to the period, and what does not occupy overlaps anything", async () => {
    const at = freshTime();
    const on = (minutes: number, status: string, policy = {}) =>
      bookingByHand(desk, "asset", status, {
        resourceId: desk.boatId,
        startsAt: new Date(at.getTime() + minutes * 60_000),
        more: { policy },
      });
    await on(0, "confirmed", { bufferAfterMinutes: 15 });
    expect(await refusedWith(on(60, "confirmed"))).toBe("23P01 occupancy_no_overlap");
    expect(await refusedWith(on(60, "tentative"))).toBe("nothing");
    expect(await refusedWith(on(0, "pending"))).toBe("nothing");
    expect(await refusedWith(on(75, "confirmed"))).toBe("nothing");
  });

  test("the freed time can be taken, and a suspended booking keeps its", async () => {
    const at = freshTime();
    const on = (status: string) =>
      bookingByHand(desk, "asset", status, { resourceId: desk.boatId, startsAt: at });
    const first = await on("suspended");
    expect(await refusedWith(on("confirmed"))).toBe("23P01 occupancy_no_overlap");
    await setStatus(desk.app, first, "cancelled");
    expect(await refusedWith(on("confirmed"))).toBe("HF007");
    await desk.app.query("UPDATE maintenance SET removed_at = now() WHERE starts_at = $1", [at]);
    expect(await refusedWith(on("confirmed"))).toBe("nothing");
  });

  test("50 at once for one slot: one has it, the others are refused by name", async () => {
    const at = freshTime();
    const results = await Promise.all(Array.from({ length: 50 }, () => create(desk.offerings.asset, at)));
    expect(tally(results)).toEqual({ ok: 1, slot_taken: 49 });
  });
});

describe("INV-05: a departure never holds more than it has", () => {
  test("64 confirms at once of two requests for the last place: one is confirmed, the trail is whole", async () => {
    const { offeringId, shipId } = await desk.ship("request", 1);
    const at = freshTime();
    const requests = [await created(create(offeringId, at)), await created(create(offeringId, at))];
    const results = await Promise.all(
      Array.from({ length: 64 }, (_, index) => give(requests[index % 2]?.id ?? "", "confirm")),
    );
    const counts = tally(results);
    expect(counts.ok).toBe(1);
    const named = ["ok", "capacity_taken", "stale_version", "illegal_transition"];
    expect(Object.keys(counts).filter((name) => !named.includes(name))).toEqual([]);
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(64);
    expect(await departure(shipId)).toEqual([{ capacity: 1, held: 0, confirmed: 1 }]);
    expect(await wrongCounts()).toEqual([]);
    const trails = await Promise.all(requests.map(({ id }) => eventsOf(desk, id)));
    expect(trails.map(({ length }) => length).sort()).toEqual([1, 2]);
  });

  test("places follow the status: held, confirmed, and given back", async () => {
    const { offeringId, shipId } = await desk.ship("tour", 10);
    const at = freshTime();
    const { id } = await created(create(offeringId, at, { partySize: 4 }));
    expect(await departure(shipId)).toEqual([{ capacity: 10, held: 0, confirmed: 0 }]);
    await give(id, "hold");
    expect(await departure(shipId)).toEqual([{ capacity: 10, held: 4, confirmed: 0 }]);
    await give(id, "confirm");
    expect(await departure(shipId)).toEqual([{ capacity: 10, held: 0, confirmed: 4 }]);
    await give(id, "cancel");
    expect(await departure(shipId)).toEqual([{ capacity: 10, held: 0, confirmed: 0 }]);
    await give(id, "override", { input: { status: "in_progress" } });
    expect(await departure(shipId)).toEqual([{ capacity: 10, held: 0, confirmed: 4 }]);
    const other = await created(create(offeringId, at, { partySize: 7 }));
    expect(tally([await give(other.id, "override", { input: { status: "confirmed" } })])).toEqual({
      capacity_taken: 1,
    });
  });

  test("by hand, places cannot be overdrawn, nor a booking torn from its departure", async () => {
    const { offeringId, shipId } = await desk.ship("tour", 3);
    const startsAt = freshTime();
    const on = (status: string, partySize: number) =>
      bookingByHand(desk, "tour", status, { offeringId, resourceId: shipId, startsAt, partySize });
    const first = await on("confirmed", 2);
    expect(await refusedWith(on("on_hold", 2))).toBe("23514 departure_capacity");
    await on("on_hold", 1);
    const grow = desk.app.query("UPDATE booking SET party_size = 3 WHERE id = $1", [first]);
    expect(await refusedWith(grow)).toBe("23514 departure_capacity");
    await desk.app.query("UPDATE booking SET departure_id = NULL WHERE id = $1", [first]);
    expect((await storedBooking(desk, first)).departure_id).not.toBeNull();
    const negative = desk.owner.query("UPDATE departure SET held = -1 WHERE resource_id = $1", [shipId]);
    expect(await refusedWith(negative)).toBe("23514 departure_counts");
    await setStatus(desk.app, first, "cancelled");
    expect(await departure(shipId)).toEqual([{ capacity: 3, held: 1, confirmed: 0 }]);
    expect(await wrongCounts()).toEqual([]);
  });

  // No lifecycle moves a booking of places by a command yet, so this one is moved by hand.
  test("a booking that is moved takes its places along", async () => {
    const { offeringId, shipId } = await desk.ship("tour", 5);
    const [from, to] = [freshTime(), freshTime()];
    const { id } = await created(create(offeringId, from, { partySize: 2 }));
    await give(id, "hold");
    await desk.app.query(
      "UPDATE booking SET starts_at = $2, ends_at = $2::timestamptz + interval '1 hour' WHERE id = $1",
      [id, to],
    );
    expect(await departure(shipId)).toEqual([
      { capacity: 5, held: 0, confirmed: 0 },
      { capacity: 5, held: 2, confirmed: 0 },
    ]);
    expect(await wrongCounts()).toEqual([]);
  });
});

describe("INV-09: deadlines hold before the sweep has run", () => {
  const later = new Date(Date.now() + 31 * 60_000);

  test("an overdue hold is ended by whoever needs its places, in the same write, with its mails", async () => {
    const { offeringId, shipId } = await desk.ship("tour", 2);
    const at = freshTime();
    const first = await created(create(offeringId, at, { partySize: 2 }));
    await give(first.id, "hold");
    const second = await created(create(offeringId, at, { partySize: 2 }));
    expect(tally([await give(second.id, "hold")])).toEqual({ capacity_taken: 1 });
    expect(tally([await give(first.id, "confirm", { now: later })])).toEqual({ deadline_passed: 1 });
    expect(tally([await give(second.id, "hold", { now: later })])).toEqual({ ok: 1 });
    expect((await storedBooking(desk, first.id)).status).toBe("expired");
    expect((await eventsOf(desk, first.id)).at(-1)).toMatchObject({
      command: "expire",
      actor_kind: "system",
    });
    const { rows } = await desk.owner.query(
      "SELECT topic, payload->>'audience' AS audience FROM outbox WHERE booking_id = $1 ORDER BY 2",
      [first.id],
    );
    expect(rows).toEqual([
      { topic: "expired", audience: "customer" },
      { topic: "expired", audience: "seller" },
    ]);
    expect(await departure(shipId)).toEqual([{ capacity: 2, held: 2, confirmed: 0 }]);
    expect(await wrongCounts()).toEqual([]);
  });

  test("giving places back ends nobody's hold", async () => {
    const { offeringId } = await desk.ship("tour", 4);
    const at = freshTime();
    const [held, gone] = [await created(create(offeringId, at)), await created(create(offeringId, at))];
    await give(held.id, "hold");
    await give(gone.id, "confirm");
    expect(tally([await give(gone.id, "cancel", { now: later })])).toEqual({ ok: 1 });
    expect((await storedBooking(desk, held.id)).status).toBe("on_hold");
  });

  test("an appointment that nobody answered loses its time to the next", async () => {
    const at = freshTime();
    const first = await created(create(desk.offerings.appointment, at));
    expect(tally([await create(desk.offerings.appointment, at)])).toEqual({ slot_taken: 1 });
    const tomorrow = new Date(Date.now() + 25 * HOUR);
    const input = createBookingInput.parse({
      offeringId: desk.offerings.appointment,
      customerId: desk.customerId,
      startsAt: at.toISOString(),
    });
    const next = await createBooking({
      organizationId: desk.organizationId,
      input,
      actor: agent,
      origin: "api",
      now: tomorrow,
    });
    expect(tally([next])).toEqual({ ok: 1 });
    expect((await eventsOf(desk, first.id)).at(-1)).toMatchObject({
      command: "time_out",
      to_status: "rejected",
    });
  });

  test("while a supplier's operation is open, nobody ends it", async () => {
    const { offeringId } = await desk.ship("tour", 1);
    const at = freshTime();
    const [held, next] = [await created(create(offeringId, at)), await created(create(offeringId, at))];
    await give(held.id, "hold");
    await desk.app.query("UPDATE booking SET operation_open = true WHERE id = $1", [held.id]);
    expect(tally([await give(next.id, "hold", { now: later })])).toEqual({ capacity_taken: 1 });
    expect(tally([await give(held.id, "expire", { now: later }, SYSTEM)])).toEqual({
      operation_in_flight: 1,
    });
  });
});

describe("a rescheduled appointment", () => {
  test("makes one successor, linked both ways; its own old time is no conflict; each mail goes out once", async () => {
    const at = freshTime();
    const { id } = await created(create(desk.offerings.appointment, at));
    await give(id, "confirm");
    const half = new Date(at.getTime() + HOUR / 2);
    expect(tally([await give(id, "reschedule", { input: { startsAt: half } })])).toEqual({ ok: 1 });
    const old = await storedBooking(desk, id);
    expect(old.status).toBe("rescheduled");
    const { rows } = await desk.owner.query(
      "SELECT id, status, predecessor_id FROM booking WHERE predecessor_id = $1",
      [id],
    );
    expect(rows).toEqual([{ id: old.successor_id, status: "pending", predecessor_id: id }]);
    const mails = await desk.owner.query(
      "SELECT booking_id, topic, payload->>'audience' AS audience FROM outbox WHERE booking_id = $1 ORDER BY 3",
      [old.successor_id],
    );
    expect(mails.rows.map(({ topic, audience }) => `${topic} ${audience}`)).toEqual([
      "rescheduled customer",
      "rescheduled seller",
      "rescheduled supplier",
    ]);
    const again = await desk.owner.query(
      "SELECT count(*)::int AS count FROM outbox WHERE booking_id = $1 AND topic NOT IN ('received', 'confirmed')",
      [id],
    );
    expect(again.rows).toEqual([{ count: 0 }]);
  });
});

describe("INV-10: the same key", () => {
  const key = (name: string, body = "body") => ({
    idempotency: { scopeId: owner.id ?? "", key: name, bodyHash: body },
  });

  test("twice at once, and again: one event and one answer", async () => {
    const { id } = await created(create(desk.offerings.request, freshTime()));
    const results = await Promise.all(Array.from({ length: 12 }, () => give(id, "confirm", key("at-once"))));
    results.push(await give(id, "confirm", key("at-once")));
    expect(tally(results)).toEqual({ ok: 13 });
    const answers = new Set(results.map((result) => result.ok && result.data.event.id));
    expect(answers.size).toBe(1);
    expect(await eventsOf(desk, id)).toHaveLength(2);
  });

  test("with another body it is refused, and what was refused is not kept", async () => {
    const { id } = await created(create(desk.offerings.request, freshTime()));
    expect(tally([await give(id, "cancel", key("later"))])).toEqual({ illegal_transition: 1 });
    expect(tally([await give(id, "confirm", key("later", "another"))])).toEqual({ ok: 1 });
    expect(tally([await give(id, "cancel", key("later"))])).toEqual({ idempotency_key_reused: 1 });
  });
});
