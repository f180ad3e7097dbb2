import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/domain/access/actor";
import { eventHash, type HashedEvent } from "@/lib/server/audit/event-hash";
import { verifyChains } from "@/lib/server/audit/verify-chains";
import { act } from "@/lib/server/bookings/act";
import { addNote } from "@/lib/server/bookings/add-note";
import { pool } from "@/lib/server/db/pool";
import { bookingByHand, type Desk, eventsOf, openDesk, refusedWith, setStatus, storedBooking } from "./desk";

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ poolSize: 1 });
});
afterAll(async () => {
  await desk.close();
});

async function as<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

describe("INV-02: one event a write", () => {
  test("every write of a booking counts its version and leaves the event of that number", async () => {
    const id = await bookingByHand(desk, "tour", "on_hold");
    await desk.app.query("UPDATE booking SET party_size = 4 WHERE id = $1", [id]);
    await desk.app.query("UPDATE booking SET notes = 'A window seat' WHERE id = $1", [id]);
    await setStatus(desk.app, id, "confirmed");
    const events = await eventsOf(desk, id);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect((await storedBooking(desk, id)).version).toBe(5);
    expect(events[2]?.metadata).toEqual({ party_size: { before: 1, after: 4 } });
    expect(events[3]?.metadata).toEqual({ notes: { before: null, after: "A window seat" } });
  });

  test("a change by hand tells instants in UTC, whatever the session's zone", async () => {
    const id = await bookingByHand(desk, "request", "pending");
    await as(desk.database.appUrl, async (client) => {
      await client.query("SET timezone = 'Asia/Kathmandu'");
      await client.query(
        "UPDATE booking SET deadline_at = '2030-01-01T00:00Z', deadline_command = 'time_out' WHERE id = $1",
        [id],
      );
    });
    expect((await eventsOf(desk, id)).at(-1)?.metadata.deadline_at).toEqual({
      before: null,
      after: "2030-01-01T00:00:00+00:00",
    });
  });

  const CHANGES = {
    update: "UPDATE booking_event SET reason = 'another'",
    delete: "DELETE FROM booking_event",
    truncate: "TRUNCATE booking_event CASCADE",
    "delete of bookings": "DELETE FROM booking",
    "truncate of bookings": "TRUNCATE booking CASCADE",
  };
  test.each(Object.entries(CHANGES))(
    "%s is refused to the application and to the owner",
    async (_name, statement) => {
      await bookingByHand(desk, "request", "pending");
      expect(await refusedWith(desk.app.query(statement))).toBe("42501");
      expect(await refusedWith(desk.owner.query(statement))).toBe("HF004");
    },
  );

  test("the application writes no event by itself", async () => {
    const id = await bookingByHand(desk, "request", "pending");
    const copy = `INSERT INTO booking_event SELECT (jsonb_populate_record(e, '{"sequence": 9}')).* FROM booking_event e
      WHERE booking_id = '${id}'`;
    expect(await refusedWith(desk.app.query(copy))).toBe("42501");
  });
});

describe("INV-02: on one pooled connection nobody's name is left behind", () => {
  async function lastActor(id: string): Promise<string> {
    const event = (await eventsOf(desk, id)).at(-1);
    return `${event?.actor_kind} ${event?.actor_name}`;
  }
  const give = (bookingId: string, command: string, name: string) =>
    act({
      organizationId: desk.organizationId,
      bookingId,
      command,
      reason: "x",
      actor: { kind: "supplier", id: desk.supplierId, name },
      origin: "link",
    });

  test("after a command", async () => {
    const [one, two] = [
      await bookingByHand(desk, "request", "pending"),
      await bookingByHand(desk, "request", "pending"),
    ];
    expect((await give(one, "confirm", "Anna")).ok).toBe(true);
    await pool().query("UPDATE booking SET status = 'confirmed' WHERE id = $1", [two]);
    expect(await lastActor(one)).toBe("supplier Anna");
    expect(await lastActor(two)).toBe("database holdfast_test_app");
  });

  test("after a command that was rolled back, and after one that was refused", async () => {
    const [one, two] = [
      await bookingByHand(desk, "request", "pending"),
      await bookingByHand(desk, "request", "pending"),
    ];
    const change = JSON.stringify({
      bookingId: one,
      sequence: 2,
      command: "confirm",
      actorKind: "supplier",
      actorName: "Anna",
    });
    await pool().query("BEGIN");
    await pool().query("SELECT set_config('holdfast.change', $1, true)", [change]);
    await pool().query("ROLLBACK");
    await pool().query("UPDATE booking SET notes = 'x' WHERE id = $1", [one]);
    expect(await lastActor(one)).toBe("database holdfast_test_app");
    expect((await give(two, "cancel", "Bert")).ok).toBe(false);
    await pool().query("UPDATE booking SET notes = 'x' WHERE id = $1", [two]);
    expect(await lastActor(two)).toBe("database holdfast_test_app");
  });

  test("a second write in the transaction of a command is its own", async () => {
    const [one, two] = [
      await bookingByHand(desk, "request", "pending"),
      await bookingByHand(desk, "request", "pending"),
    ];
    const change = JSON.stringify({
      bookingId: one,
      sequence: 2,
      command: "confirm",
      actorKind: "supplier",
      actorName: "Anna",
    });
    await pool().query("BEGIN");
    await pool().query("SELECT set_config('holdfast.change', $1, true)", [change]);
    await pool().query("UPDATE booking SET status = 'confirmed' WHERE id = $1", [one]);
    await pool().query("UPDATE booking SET status = 'confirmed' WHERE id = $1", [two]);
    await pool().query("COMMIT");
    expect([await lastActor(one), await lastActor(two)]).toEqual([
      "supplier Anna",
      "database holdfast_test_app",
    ]);
  });

  test.each<[string, (id: string) => object]>([
    ["another booking", () => ({ bookingId: desk.organizationId, sequence: 2 })],
    ["another sequence", (id) => ({ bookingId: id, sequence: 3 })],
    ["no booking", () => ({ sequence: 2 })],
    ["no sequence", (id) => ({ bookingId: id })],
  ])("a declaration for %s is refused", async (_name, declaration) => {
    const id = await bookingByHand(desk, "request", "pending");
    const change = { ...declaration(id), command: "confirm", actorKind: "supplier", actorName: "Anna" };
    await as(desk.database.appUrl, async (client) => {
      await client.query("SELECT set_config('holdfast.change', $1, false)", [JSON.stringify(change)]);
      const update = client.query("UPDATE booking SET status = 'confirmed' WHERE id = $1", [id]);
      expect(await refusedWith(update)).toBe("HF003");
    });
    expect((await storedBooking(desk, id)).version).toBe(1);
  });
});

describe("INV-02: an event tells all that was changed", () => {
  async function refusedUnder(
    id: string,
    command: string,
    sequence: number,
    statement: string,
  ): Promise<string> {
    const change = { bookingId: id, sequence, command, actorKind: "person", actorName: "Anna" };
    return as(desk.database.appUrl, async (client) => {
      await client.query("SELECT set_config('holdfast.change', $1, false)", [JSON.stringify(change)]);
      return (await refusedWith(client.query(statement, [id]))) ?? "";
    });
  }

  test.each([
    ["note", "SET party_size = 77"],
    ["note", "SET notes = 'something else'"],
    ["note", "SET starts_at = starts_at - interval '1 hour'"],
    ["confirm", "SET status = 'confirmed', party_size = 77"],
    ["confirm", "SET status = 'confirmed', notes = 'something else'"],
  ])("a declared %s cannot %s", async (command, set) => {
    const id = await bookingByHand(desk, "request", "pending");
    expect(await refusedUnder(id, command, 2, `UPDATE booking ${set} WHERE id = $1`)).toBe("HF003");
    expect((await storedBooking(desk, id)).version).toBe(1);
  });

  test("a booking that has ended takes a declared note, and nothing else under its name", async () => {
    const id = await bookingByHand(desk, "request", "pending");
    await setStatus(desk.app, id, "rejected");
    expect(await refusedUnder(id, "note", 3, "UPDATE booking SET party_size = 77 WHERE id = $1")).toBe(
      "HF003",
    );
    expect(await refusedUnder(id, "database", 3, "UPDATE booking SET party_size = 77 WHERE id = $1")).toBe(
      "HF002",
    );
    const { organizationId } = desk;
    const noted = await addNote({
      organizationId,
      bookingId: id,
      text: "Too bad",
      actor: SYSTEM,
      origin: "worker",
    });
    expect(noted.ok).toBe(true);
  });

  test("whose booking it is stays, even by hand", async () => {
    const [one, two] = [
      await bookingByHand(desk, "request", "pending"),
      await bookingByHand(desk, "request", "pending"),
    ];
    for (const set of ["supplier_id = NULL", `predecessor_id = '${two}'`, `customer_id = '${two}'`])
      expect(await refusedWith(desk.app.query(`UPDATE booking SET ${set} WHERE id = $1`, [one]))).toBe(
        "HF002",
      );
  });
});

describe("INV-03: the chain", () => {
  test.each(["UTC", "America/New_York", "Asia/Kathmandu"])(
    "is what TypeScript computes, written and read in %s",
    async (zone) => {
      const id = await bookingByHand(desk, "tour", "confirmed");
      await pool().query("SELECT set_config('timezone', $1, false)", [zone]);
      await act({
        organizationId: desk.organizationId,
        bookingId: id,
        command: "cancel",
        reason: 'Sjøen er høy – 🌊 "quoted" \\ and\nlines',
        actor: await desk.person("agent"),
        origin: "desk",
      });
      await addNote({
        organizationId: desk.organizationId,
        bookingId: id,
        text: "日本語 \u007f",
        actor: SYSTEM,
        origin: "worker",
      });
      const { rows } = await pool().query<HashedEvent & { hash: string; computed: string }>(
        `SELECT e.*, e.metadata::text AS metadata_text, event_hash(e) AS computed FROM booking_event e
       WHERE booking_id = $1 ORDER BY sequence`,
        [id],
      );
      await pool().query("RESET timezone");
      expect(rows).toHaveLength(4);
      let previous: string | null = null;
      for (const row of rows) {
        expect(eventHash(row)).toBe(row.hash);
        expect(row.computed).toBe(row.hash);
        expect(row.previous_hash).toBe(previous);
        previous = row.hash;
      }
    },
  );

  test("a field that is empty, missing or moved to its neighbour changes the hash", () => {
    const event: HashedEvent = {
      organization_id: "o",
      booking_id: "b",
      sequence: 1,
      command: "confirm",
      from_status: "pending",
      to_status: "confirmed",
      actor_kind: "person",
      actor_id: null,
      actor_name: "Anna",
      origin: "desk",
      reason: null,
      metadata_text: "{}",
      at: new Date(0),
      previous_hash: null,
    };
    const variants = [
      event,
      { ...event, reason: "" },
      { ...event, reason: "-" },
      { ...event, actor_name: "Annad", origin: "esk" },
      { ...event, at: new Date(1) },
      { ...event, previous_hash: "x" },
    ];
    expect(new Set(variants.map(eventHash)).size).toBe(variants.length);
  });

  const verify = () => as(desk.database.appUrl, verifyChains);

  test.each<[string, string, (sequence: number) => { sequence: number; fault: string }]>([
    [
      "a reason that was changed",
      "UPDATE booking_event SET reason = 'Something else' WHERE booking_id = $1 AND sequence = 2",
      () => ({ sequence: 2, fault: "the event's content is not what was hashed" }),
    ],
    [
      "the last event deleted",
      "DELETE FROM booking_event WHERE booking_id = $1 AND sequence = 3",
      () => ({ sequence: 3, fault: "the event is missing" }),
    ],
    [
      "an event in the middle deleted",
      "DELETE FROM booking_event WHERE booking_id = $1 AND sequence = 2",
      () => ({ sequence: 2, fault: "the event is missing" }),
    ],
    [
      "every event deleted",
      "DELETE FROM booking_event WHERE booking_id = $1",
      () => ({ sequence: 1, fault: "the booking has no event" }),
    ],
    [
      "the head changed",
      "UPDATE booking SET head_hash = repeat('0', 64) WHERE id = $1",
      () => ({ sequence: 3, fault: "the booking's head is another hash" }),
    ],
    [
      "the status changed without an event",
      "UPDATE booking SET status = 'pending' WHERE id = $1",
      () => ({ sequence: 3, fault: "the booking has another status" }),
    ],
    [
      "an event rewritten with a hash that fits it",
      `UPDATE booking_event e SET reason = 'x', hash = event_hash((SELECT jsonb_populate_record(e, '{"reason": "x"}')))
       WHERE booking_id = $1 AND sequence = 2`,
      () => ({ sequence: 3, fault: "the event does not follow the one before it" }),
    ],
  ])("%s is found and named", async (_name, statement, expected) => {
    const id = await bookingByHand(desk, "request", "confirmed");
    await setStatus(desk.app, id, "cancelled");
    await bookingByHand(desk, "request", "confirmed");
    const whole = await verify();
    expect(whole).toMatchObject({ brokenChains: 0, first: null });
    const { rows: counted } = await desk.owner.query(
      "SELECT (SELECT count(*)::int FROM booking) AS bookings, (SELECT count(*)::int FROM booking_event) AS events",
    );
    expect(whole).toMatchObject(counted[0]);

    await as(desk.superuserUrl, async (client) => {
      const restore = await client.query("SELECT to_jsonb(b) AS row FROM booking b WHERE id = $1", [id]);
      const events = await client.query(
        "SELECT to_jsonb(e) AS row FROM booking_event e WHERE booking_id = $1",
        [id],
      );
      await client.query("SET session_replication_role = replica");
      await client.query(statement, [id]);
      const report = await verify();
      const { reference } = restore.rows[0].row;
      expect(report).toMatchObject({
        brokenChains: 1,
        first: { organization: "nordic", reference, ...expected(3) },
      });
      await client.query("DELETE FROM booking_event WHERE booking_id = $1", [id]);
      await client.query(
        "INSERT INTO booking_event SELECT (jsonb_populate_record(NULL::booking_event, r)).* FROM unnest($1::jsonb[]) r",
        [events.rows.map(({ row }) => JSON.stringify(row))],
      );
      await client.query("UPDATE booking SET head_hash = $2, status = $3 WHERE id = $1", [
        id,
        restore.rows[0].row.head_hash,
        restore.rows[0].row.status,
      ]);
    });
    expect(await verify()).toEqual(whole);
  });
});
