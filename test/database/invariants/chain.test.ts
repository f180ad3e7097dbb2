import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/domain/access/actor";
import { eventHash, type HashedEvent } from "@/lib/server/audit/event-hash";
import { verifyChains } from "@/lib/server/audit/verify-chains";
import { act } from "@/lib/server/bookings/act";
import { addNote } from "@/lib/server/bookings/add-note";
import { pool } from "@/lib/server/db/pool";
import { withClient } from "@/scripts/database/with-client";
import { bookingByHand, type Desk, openDesk, setStatus } from "./desk";

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ poolSize: 1 });
});
afterAll(async () => {
  await desk.close();
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

  const verify = () => withClient(desk.database.appUrl, verifyChains);

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

    await withClient(desk.superuserUrl, async (client) => {
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
