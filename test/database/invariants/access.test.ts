import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { createBookingInput } from "@/lib/schemas/booking";
import { act } from "@/lib/server/bookings/act";
import { addNote } from "@/lib/server/bookings/add-note";
import { createBooking } from "@/lib/server/bookings/create";
import { commandsOf, preview } from "@/lib/server/bookings/preview";
import { withClient } from "@/scripts/database/with-client";
import { COLUMNS, CUSTOMER_ID, SUPPLIER_ID } from "@/test/domain/actors";
import { ORACLE_KEYS, type OracleKey, oracleEdges } from "@/test/oracle/read-tables";
import { bookingByHand, type Desk, eventsOf, HOUR, openDesk, refusedWith } from "./desk";

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
});

/** The matrix's columns as actors of this desk. Nobody of them is known to the database but by these ids. */
function actors(): [string, Actor][] {
  return Object.entries(COLUMNS).map(([column, actor]) => {
    if (actor.kind === "customer")
      return [column, actor.id === CUSTOMER_ID ? { ...actor, id: desk.customerId } : actor];
    if (actor.kind !== "person") return [column, actor];
    const supplierId =
      actor.supplierId === SUPPLIER_ID ? desk.supplierId : actor.supplierId && desk.otherSupplierId;
    return [column, { ...actor, id: column.endsWith("*") ? desk.authorId : actor.id, supplierId }];
  });
}

/** Those who cannot see a booking of somebody else's. */
const BLIND = ["mem", "sup°", "cus°"];

/** What the checked-in matrix says of a row: column → mark. */
function matrixRow(key: OracleKey, status: string, command: string): Record<string, string> {
  const file = path.join(import.meta.dirname, "..", "..", "oracle", "matrix", `${key}.txt`);
  const line = readFileSync(file, "utf8")
    .split("\n")
    .find((text) => new RegExp(`^${status} +${command} +\\|`).test(text));
  const cells = line?.split("|")[1]?.trim().split(/\s+/) ?? [];
  return Object.fromEntries(Object.keys(COLUMNS).map((column, index) => [column, cells[index] ?? "missing"]));
}

describe.each(ORACLE_KEYS)("every command of %s", (key) => {
  test("by those who may not give it: 403, or 404 where they may not see it, and no event", async () => {
    const edges = oracleEdges(key).filter(({ from }) => from !== null);
    const rows = new Map(
      edges.map(({ from, command, to }) => [`${from} ${command}`, { from: from ?? "", command, to }]),
    );
    const byStatus = new Map<string, string>();
    let asked = 0;
    for (const { from, command, to } of rows.values()) {
      const id = byStatus.get(from) ?? (await bookingByHand(desk, key, from));
      byStatus.set(from, id);
      const before = await eventsOf(desk, id);
      const marks = matrixRow(key, from, command);
      for (const [column, actor] of actors()) {
        if (marks[column] !== "·") continue;
        asked += 1;
        const startsAt = new Date(Date.now() + 90 * HOUR);
        const result = await act({
          organizationId: desk.organizationId,
          bookingId: id,
          command,
          reason: "x",
          actor,
          origin: "api",
          input: { status: to, startsAt, endsAt: new Date(startsAt.getTime() + HOUR) },
        });
        const name = `${command} from ${from} by ${column}`;
        const expected = BLIND.includes(column) ? "not_found" : "forbidden";
        expect([name, result.ok || result.error.code]).toEqual([name, expected]);
      }
      expect(await eventsOf(desk, id)).toEqual(before);
    }
    expect(asked).toBeGreaterThan(rows.size * 3);
  });
});

describe("INV-13: nothing crosses organizations", () => {
  test("a booking of another organization is not found by any door of the path", async () => {
    const id = await bookingByHand(desk, "request", "pending");
    const owner = await desk.person("owner");
    const asked = { organizationId: desk.otherOrganizationId, bookingId: id, actor: owner };
    const answers = [
      await act({ ...asked, command: "confirm", origin: "api" }),
      await preview({ ...asked, command: "confirm" }),
      await commandsOf(asked.organizationId, id, owner),
      await addNote({ ...asked, text: "x", origin: "desk" }),
    ];
    expect(answers.map((answer) => answer.ok || answer.error.code)).toEqual(Array(4).fill("not_found"));
    expect(await eventsOf(desk, id)).toHaveLength(1);
  });

  test("an offering or a customer of another organization is not found", async () => {
    const owner = await desk.person("owner");
    const create = (organizationId: string, more: object) =>
      createBooking({
        organizationId,
        input: createBookingInput.parse({
          offeringId: desk.offerings.request,
          customerId: desk.customerId,
          startsAt: new Date(Date.now() + HOUR).toISOString(),
          ...more,
        }),
        actor: owner,
        origin: "api",
      });
    const foreign = await desk.owner.query(
      `INSERT INTO customer (id, organization_id, name, email) VALUES (uuid_v7(), $1, 'Eve', 'eve@example.com')
       RETURNING id`,
      [desk.otherOrganizationId],
    );
    expect(await create(desk.organizationId, {})).toMatchObject({ ok: true });
    expect(await create(desk.otherOrganizationId, {})).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
    expect(await create(desk.organizationId, { customerId: foreign.rows[0].id })).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
  });

  test("foreign keys carry the organization: no row can point into another", async () => {
    const { rows } = await desk.owner.query<{ table: string; definition: string }>(`
      SELECT c.conrelid::regclass::text AS table, pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c
      WHERE c.contype = 'f' AND c.confrelid::regclass::text NOT IN ('organization', 'app_user')
        AND c.connamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(15);
    const bare = rows.filter(({ definition }) => !definition.startsWith("FOREIGN KEY (organization_id, "));
    expect(bare.map(({ table, definition }) => `${table} ${definition}`)).toEqual([
      "mail FOREIGN KEY (link_id) REFERENCES link(id) ON UPDATE CASCADE ON DELETE RESTRICT",
    ]);
  });
});

describe("INV-15: the application's role owns nothing", () => {
  test.each([
    "ALTER TABLE booking DISABLE TRIGGER booking_before_write",
    "ALTER TABLE booking DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "DROP TRIGGER booking_event_append_only ON booking_event",
    "ALTER TABLE departure DROP CONSTRAINT departure_capacity",
    "ALTER TABLE occupancy DROP CONSTRAINT occupancy_no_overlap",
    "CREATE OR REPLACE FUNCTION event_hash(booking_event) RETURNS text LANGUAGE sql AS 'SELECT '''",
    "INSERT INTO lifecycle_transition VALUES ('request', 'confirm', 'rejected', 'confirmed')",
    "UPDATE lifecycle_status SET terminal = false",
    "UPDATE departure SET confirmed = 0",
    "UPDATE occupancy SET blocking = false",
    "DELETE FROM occupancy",
    "DELETE FROM booking",
    "UPDATE booking_event SET reason = 'x'",
    "CREATE TABLE mine (id int)",
    "SET ROLE holdfast_owner",
    "DELETE FROM mail",
    "UPDATE _prisma_migrations SET checksum = 'x'",
    "UPDATE squawk SET title = 'x'",
    "UPDATE squawk SET description = 'Nothing is wrong with it.'",
    "UPDATE squawk SET severity = 'info'",
    "UPDATE squawk SET resource_id = uuid_v7()",
    "UPDATE squawk SET reporter_name = 'x'",
    "DELETE FROM squawk",
    "ALTER TABLE squawk DISABLE TRIGGER squawk_suspends",
    "UPDATE maintenance SET resource_id = uuid_v7()",
    "UPDATE maintenance SET author_name = 'x'",
    "DELETE FROM maintenance",
    "DROP TRIGGER maintenance_suspends ON maintenance",
    "UPDATE suspension_cause SET squawk_id = NULL",
    "UPDATE suspension_cause SET since = now()",
    "TRUNCATE suspension_cause",
    "ALTER TABLE suspension_cause DISABLE TRIGGER ALL",
    "UPDATE usage_entry SET end_reading = 99",
    "DELETE FROM usage_entry",
    "ALTER TABLE usage_entry DROP CONSTRAINT usage_entry_alternates",
    "UPDATE asset_event SET reason = 'x'",
    "DELETE FROM asset_event",
    "DROP TRIGGER asset_event_append_only ON asset_event",
  ])("%s", async (statement) => {
    await withClient(desk.database.appUrl, async (client) => {
      expect(["42501", "42P17"]).toContain(await refusedWith(client.query(statement)));
    });
  });

  test("a temporary table of the law's name is not the law", async () => {
    const id = await bookingByHand(desk, "request", "rejected");
    await withClient(desk.database.appUrl, async (client) => {
      await client.query("CREATE TEMP TABLE lifecycle_transition AS TABLE public.lifecycle_transition");
      await client.query(
        "INSERT INTO lifecycle_transition VALUES ('request', 'confirm', 'rejected', 'confirmed')",
      );
      await client.query("CREATE TEMP TABLE lifecycle_status AS TABLE public.lifecycle_status");
      await client.query("UPDATE lifecycle_status SET terminal = false");
      const change = client.query("UPDATE public.booking SET status = 'confirmed' WHERE id = $1", [id]);
      expect(await refusedWith(change)).toBe("HF002");
    });
  });

  test("every function that runs as its owner fixes its search path", async () => {
    const { rows } = await desk.owner.query(`
      SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
        AND NOT coalesce(proconfig::text LIKE '%search_path=public, pg_temp%', false)`);
    expect(rows).toEqual([]);
  });
});

test("the second tab gets stale_version, and is told who changed what", async () => {
  const id = await bookingByHand(desk, "request", "pending");
  const [anna, bert] = [await desk.person("owner"), await desk.person("admin")];
  const give = (actor: Actor, command: string) =>
    act({
      organizationId: desk.organizationId,
      bookingId: id,
      command,
      reason: "x",
      expectedVersion: 1,
      actor,
      origin: "desk",
    });
  expect((await give({ ...anna, name: "Anna" }, "confirm")).ok).toBe(true);
  const late = await give(bert, "reject");
  expect(late).toMatchObject({
    ok: false,
    error: {
      code: "stale_version",
      details: {
        expectedVersion: 1,
        version: 2,
        changes: [{ sequence: 2, command: "confirm", from: "pending", to: "confirmed", actor: "Anna" }],
      },
    },
  });
  expect(await eventsOf(desk, id)).toHaveLength(2);
  const told = async (actor: Actor) => {
    const again = await give(actor, "confirm");
    return again.ok ? null : again.error.details?.changes;
  };
  expect(await told(bert)).toMatchObject([{ command: "confirm", own: false }]);
  expect(await told(anna)).toMatchObject([{ command: "confirm", own: true }]);
});
