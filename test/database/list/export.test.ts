import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BookingListFilter, bookingListFilter } from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import { beginExport, exportBookings } from "@/lib/server/bookings/export-bookings";
import { closeDatabase, pool } from "@/lib/server/db/pool";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { expectedList } from "./oracle";
import { buildWorld, principal, type World, withoutTriggers, ZONE } from "./world";

let database: ClonedDatabase;
let world: World;

beforeAll(async () => {
  database = await cloneDatabase();
  process.env.APP_DATABASE_URL = database.appUrl;
  process.env.HOLDFAST_SECRET = "s".repeat(40);
  process.env.APP_URL = "http://localhost:3000";
  world = await buildWorld(database.name, 1_300);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function download(person: Principal, raw: Record<string, string>): Promise<string> {
  const bytes = await new Response(exportBookings(person, bookingListFilter.parse(raw))).arrayBuffer();
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** RFC 4180, read by hand: quotes, doubled quotes, and CRLF between lines. */
function parse(csv: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") lines.push([]);
    if (end === "") break;
  }
  return lines.slice(0, -1);
}

describe("the export", () => {
  test.each<[string, Record<string, string>]>([
    ["everything", {}],
    ["by deadline, none last", { sort: "-deadline" }],
    ["a tab", { tab: "attention" }],
    ["a text and a status", { q: "o_neil", status: "confirmed,pending" }],
    ["a range", { from: "2020-01-01", to: "2099-01-01", sort: "starts" }],
  ])("has the rows of the list in its order: %s", async (_, raw) => {
    const filter: BookingListFilter = bookingListFilter.parse(raw);
    const person = principal(world, ["owner"]);
    const [header, ...rows] = parse(await download(person, raw));
    const expected = expectedList(world.bookings, person, filter, new Date());
    expect(rows.map(([reference]) => reference)).toEqual(expected.map(({ reference }) => reference));
    expect(expected.length).toBeGreaterThan(20);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header?.length]));
  });

  test("begins with a byte order mark, and gives times on the organization's clock and in UTC", async () => {
    const csv = await download(principal(world, ["agent"]), { sort: "created" });
    expect(csv.startsWith("\uFEFFReference,")).toBe(true);
    const [header, first] = parse(csv);
    const cell = (name: string) => first?.[header?.indexOf(name) ?? -1];
    const booking = world.bookings.find(({ reference }) => reference === first?.[0]);
    const starts = new Date(booking?.starts_at ?? "");
    expect(cell("Start (ISO 8601)")).toBe(starts.toISOString().replace(".000", ""));
    const local = new Intl.DateTimeFormat("sv-SE", {
      timeZone: ZONE,
      dateStyle: "short",
      timeStyle: "short",
    });
    expect(cell(`Start (${ZONE})`)).toBe(local.format(starts));
  });

  test("no cell is a formula, whatever a customer is called", async () => {
    const names = ["=1+1", "+1", "-1", "@a", "\tb", "\rc", '=HYPERLINK("x","y")', "plain"];
    const customer = world.customers[0];
    for (const name of names) {
      await withoutTriggers(database.name, (client) =>
        client.query("UPDATE customer SET name = $2 WHERE id = $1", [customer, name]),
      );
      const [, row] = parse(await download(principal(world, ["owner"]), { customerId: customer ?? "" }));
      expect(row?.[6]).toBe(name === "plain" ? name : `'${name}`);
    }
    const [, ...rows] = parse(await download(principal(world, ["owner"]), {}));
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  test("shows a supplier or member no more than their list does", async () => {
    const person = principal(world, ["supplier"], { supplierId: world.suppliers[0] });
    const [, ...rows] = parse(await download(person, {}));
    const own = world.bookings.filter(({ supplier_id }) => supplier_id === world.suppliers[0]);
    expect(rows.map(([reference]) => reference).sort()).toEqual(own.map(({ reference }) => reference).sort());
  });

  test("gives its connection back when the reader leaves", async () => {
    for (let round = 0; round < 20; round += 1) {
      const reader = exportBookings(principal(world, ["owner"]), bookingListFilter.parse({})).getReader();
      await reader.read();
      await reader.cancel();
    }
    await expect.poll(() => pool().totalCount - pool().idleCount).toBe(0);
  });

  test("is read by three at once in a process; whoever leaves makes room", async () => {
    const begin = () => beginExport(principal(world, ["owner"]), bookingListFilter.parse({}));
    const slow = [begin(), begin(), begin()].map((begun) => {
      if (!begun.ok) throw new Error(begun.error.message);
      return begun.data.getReader();
    });
    expect(begin()).toMatchObject({ ok: false, error: { code: "rate_limited" } });
    await slow[0]?.cancel();
    await expect.poll(() => pool().totalCount - pool().idleCount).toBe(2);
    const next = begin();
    if (!next.ok) throw new Error(next.error.message);
    expect(begin()).toMatchObject({ ok: false, error: { code: "rate_limited" } });
    await new Response(next.data).arrayBuffer();
    await Promise.all(slow.map((reader) => reader.cancel()));
    await expect.poll(() => pool().totalCount - pool().idleCount).toBe(0);
    const last = [begin(), begin(), begin()];
    expect(last.map(({ ok }) => ok)).toEqual([true, true, true]);
    await Promise.all(last.map((begun) => (begun.ok ? begun.data.cancel() : null)));
  });

  test("is broken off when it lasts too long, and gives its connection and its place back", async () => {
    for (let round = 0; round < 4; round += 1) {
      const begun = beginExport(principal(world, ["owner"]), bookingListFilter.parse({}), 30);
      if (!begun.ok) throw new Error(begun.error.message);
      await expect(begun.data.getReader().closed).rejects.toThrow("took too long");
      await expect.poll(() => pool().totalCount - pool().idleCount).toBe(0);
    }
  });

  test("breaks off visibly when the database fails midway, and the pool goes on", async () => {
    const reader = exportBookings(principal(world, ["owner"]), bookingListFilter.parse({})).getReader();
    await reader.read();
    await withoutTriggers(database.name, (client) =>
      client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename <> current_user",
      ),
    );
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toThrow();
    expect((await pool().query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});
