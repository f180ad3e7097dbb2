import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/domain/access/actor";
import { act } from "@/lib/server/bookings/act";
import { addNote } from "@/lib/server/bookings/add-note";
import { pool } from "@/lib/server/db/pool";
import { withClient } from "@/scripts/database/with-client";
import { bookingByHand, type Desk, eventsOf, openDesk, refusedWith, setStatus, storedBooking } from "./desk";

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ poolSize: 1 });
});
afterAll(async () => {
  await desk.close();
});

const pending = () => bookingByHand(desk, "request", "pending");

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
    const id = await pending();
    await withClient(desk.database.appUrl, async (client) => {
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
      await pending();
      expect(await refusedWith(desk.app.query(statement))).toBe("42501");
      expect(await refusedWith(desk.owner.query(statement))).toBe("HF004");
    },
  );

  test("the application writes no event by itself", async () => {
    const id = await pending();
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
  /** What a command announces before it writes. */
  const confirmationOf = (bookingId: string) =>
    JSON.stringify({
      bookingId,
      sequence: 2,
      command: "confirm",
      actorKind: "supplier",
      actorName: "Anna",
    });

  test("after a command", async () => {
    const [one, two] = [await pending(), await pending()];
    expect((await give(one, "confirm", "Anna")).ok).toBe(true);
    await pool().query("UPDATE booking SET status = 'confirmed' WHERE id = $1", [two]);
    expect(await lastActor(one)).toBe("supplier Anna");
    expect(await lastActor(two)).toBe("database holdfast_test_app");
  });

  test("after a command that was rolled back, and after one that was refused", async () => {
    const [one, two] = [await pending(), await pending()];
    await pool().query("BEGIN");
    await pool().query("SELECT set_config('holdfast.change', $1, true)", [confirmationOf(one)]);
    await pool().query("ROLLBACK");
    await pool().query("UPDATE booking SET notes = 'x' WHERE id = $1", [one]);
    expect(await lastActor(one)).toBe("database holdfast_test_app");
    expect((await give(two, "cancel", "Bert")).ok).toBe(false);
    await pool().query("UPDATE booking SET notes = 'x' WHERE id = $1", [two]);
    expect(await lastActor(two)).toBe("database holdfast_test_app");
  });

  test("a second write in the transaction of a command is its own", async () => {
    const [one, two] = [await pending(), await pending()];
    await pool().query("BEGIN");
    await pool().query("SELECT set_config('holdfast.change', $1, true)", [confirmationOf(one)]);
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
    const id = await pending();
    const change = { ...declaration(id), command: "confirm", actorKind: "supplier", actorName: "Anna" };
    await withClient(desk.database.appUrl, async (client) => {
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
    return withClient(desk.database.appUrl, async (client) => {
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
    const id = await pending();
    expect(await refusedUnder(id, command, 2, `UPDATE booking ${set} WHERE id = $1`)).toBe("HF003");
    expect((await storedBooking(desk, id)).version).toBe(1);
  });

  test("a booking that has ended takes a declared note, and nothing else under its name", async () => {
    const id = await pending();
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
    const [one, two] = [await pending(), await pending()];
    for (const set of ["supplier_id = NULL", `predecessor_id = '${two}'`, `customer_id = '${two}'`])
      expect(await refusedWith(desk.app.query(`UPDATE booking SET ${set} WHERE id = $1`, [one]))).toBe(
        "HF002",
      );
  });
});
