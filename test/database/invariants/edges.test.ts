import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { ORACLE_KEYS, oracleEdges, oracleStatuses } from "@/test/oracle/read-tables";
import {
  bookingByHand,
  type Desk,
  eventsOf,
  insert,
  openDesk,
  refusedWith,
  setStatus,
  storedBooking,
} from "./desk";

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
});

describe("INV-01: the database's tables are the definitions", () => {
  test("statuses", async () => {
    const { rows } = await desk.owner.query("SELECT * FROM lifecycle_status ORDER BY lifecycle, status");
    const defined = LIFECYCLE_KEYS.flatMap((lifecycle) =>
      Object.entries(lifecycleOf(lifecycle).statuses).map(([status, { phase, occupies, terminal }]) => ({
        lifecycle,
        status,
        phase,
        occupies: occupies === "policy" ? "policy" : occupies ? "yes" : "no",
        terminal: terminal ?? false,
      })),
    );
    expect(rows).toHaveLength(defined.length);
    expect(new Set(rows.map(line))).toEqual(new Set(defined.map(line)));
  });

  test("edges", async () => {
    const { rows } = await desk.owner.query("SELECT * FROM lifecycle_transition");
    const defined = LIFECYCLE_KEYS.flatMap((lifecycle) =>
      lifecycleOf(lifecycle).transitions.flatMap(({ command, from, to }) =>
        (from ?? [""]).flatMap((start) =>
          to.map((end) => ({ lifecycle, command, from_status: start, to_status: end })),
        ),
      ),
    );
    expect(rows).toHaveLength(defined.length);
    expect(new Set(rows.map(line))).toEqual(new Set(defined.map(line)));
  });

  function line(row: Record<string, unknown>): string {
    return JSON.stringify(Object.entries(row).sort());
  }
});

describe.each(ORACLE_KEYS)("INV-01: a status of %s changed by hand", (lifecycle) => {
  const statuses = oracleStatuses(lifecycle).map(({ status }) => status);
  const legal = new Set(
    oracleEdges(lifecycle)
      .filter(({ command }) => command !== "override")
      .map(({ from, to }) => `${from} ${to}`),
  );

  test("begins only where a create leads", async () => {
    for (const status of statuses) {
      const direct = insert(desk.app, "booking", {
        organization_id: desk.organizationId,
        reference: `${lifecycle}-${status}`,
        lifecycle,
        status,
        offering_id: desk.offerings[lifecycle],
        customer_id: desk.customerId,
        starts_at: new Date(Date.now() + 1_000_000),
        ends_at: new Date(Date.now() + 2_000_000),
        party_size: 1,
        policy: {},
      });
      expect([status, await refusedWith(direct)]).toEqual([
        status,
        legal.has(`null ${status}`) ? "nothing" : "HF002",
      ]);
    }
  });

  test.each(statuses)(
    "from %s goes along the table's edges alone, and leaves one event by the database",
    async (from) => {
      const id = await bookingByHand(desk, lifecycle, from);
      const before = await eventsOf(desk, id);
      const client = await desk.app.connect();
      try {
        await client.query("BEGIN");
        for (const to of statuses.filter((status) => status !== from)) {
          await client.query("SAVEPOINT untouched");
          const outcome = await refusedWith(setStatus(client, id, to));
          expect([to, outcome]).toEqual([to, legal.has(`${from} ${to}`) ? "nothing" : "HF002"]);
          if (outcome === "nothing") {
            const events = await eventsOf(client, id);
            expect(events).toHaveLength(before.length + 1);
            expect(events.at(-1)).toMatchObject({
              sequence: before.length + 1,
              command: "database",
              from_status: from,
              to_status: to,
              actor_kind: "database",
              actor_name: "holdfast_test_app",
              metadata: { status: { before: from, after: to } },
            });
          }
          await client.query("ROLLBACK TO untouched");
        }
        await client.query("COMMIT");
      } finally {
        client.release();
      }
      expect(await eventsOf(desk, id)).toEqual(before);
      expect((await storedBooking(desk, id)).status).toBe(from);
    },
  );
});

describe("INV-01: an override", () => {
  async function declared(bookingId: string, change: object, status: string): Promise<string> {
    const client = await desk.app.connect();
    try {
      await client.query("BEGIN");
      await client.query("SELECT set_config('holdfast.change', $1, true)", [JSON.stringify(change)]);
      const outcome = await refusedWith(setStatus(client, bookingId, status));
      await client.query("ROLLBACK");
      return outcome;
    } finally {
      client.release();
    }
  }

  test("is a tour's alone, needs a reason, and is never made by hand", async () => {
    const tour = await bookingByHand(desk, "tour", "completed");
    const version = (await storedBooking(desk, tour)).version;
    const override = { bookingId: tour, sequence: version + 1, command: "override" };
    expect(await declared(tour, { ...override, reason: "The guide said so" }, "confirmed")).toBe("nothing");
    expect(await declared(tour, override, "confirmed")).toBe("HF002");
    expect(await declared(tour, { ...override, reason: "  " }, "confirmed")).toBe("HF002");
    expect(await refusedWith(setStatus(desk.app, tour, "confirmed"))).toBe("HF002");
    for (const [lifecycle, from, to] of [
      ["request", "rejected", "confirmed"],
      ["appointment", "completed", "confirmed"],
      ["asset", "cancelled", "confirmed"],
      ["ticket", "archived", "issued"],
    ] as const) {
      const id = await bookingByHand(desk, lifecycle, from);
      const sequence = (await storedBooking(desk, id)).version + 1;
      const outcome = await declared(id, { bookingId: id, sequence, command: "override", reason: "x" }, to);
      expect([lifecycle, outcome]).toEqual([lifecycle, "HF002"]);
    }
  });

  test("a command that is declared is held to its own edges", async () => {
    const id = await bookingByHand(desk, "request", "pending");
    const change = { bookingId: id, sequence: 2, command: "withdraw" };
    expect(await declared(id, change, "confirmed")).toBe("HF002");
    expect(await declared(id, change, "cancelled")).toBe("nothing");
  });
});

describe("what is decided once stays", () => {
  test.each(["resource_id", "policy", "author_id", "offering_id", "lifecycle", "reference", "created_at"])(
    "%s of a booking",
    async (column) => {
      const id = await bookingByHand(desk, "asset", "tentative", { resourceId: desk.boatId });
      const values: Record<string, unknown> = {
        resource_id: null,
        policy: { bufferBeforeMinutes: 30 },
        author_id: null,
        offering_id: desk.offerings.appointment,
        lifecycle: "request",
        reference: "ANOTHER",
        created_at: new Date(0),
      };
      const update = desk.app.query(`UPDATE booking SET ${column} = $2 WHERE id = $1`, [id, values[column]]);
      expect(await refusedWith(update)).toBe("HF002");
    },
  );

  test("a terminal booking cannot be edited, and takes notes", async () => {
    const id = await bookingByHand(desk, "request", "rejected");
    const edit = desk.app.query("UPDATE booking SET party_size = 3 WHERE id = $1", [id]);
    expect(await refusedWith(edit)).toBe("HF002");
  });

  test("what the database derives is not what was written", async () => {
    const id = await bookingByHand(desk, "request", "confirmed");
    await desk.app.query(
      `UPDATE booking SET phase = 'done', occupies = false, version = 90, head_hash = 'x', departure_id = uuid_v7()
       WHERE id = $1`,
      [id],
    );
    const { rows } = await desk.owner.query(
      `SELECT phase, occupies, version, departure_id, head_hash = (SELECT hash FROM booking_event
         WHERE booking_id = $1 ORDER BY sequence DESC LIMIT 1) AS head FROM booking WHERE id = $1`,
      [id],
    );
    expect(rows).toEqual([{ phase: "active", occupies: true, version: 3, departure_id: null, head: true }]);
  });
});
