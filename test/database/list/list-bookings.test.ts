import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import { LIFECYCLE_KEYS, STATUSES } from "@/lib/domain/lifecycle/registry";
import { PHASES } from "@/lib/domain/lifecycle/types";
import {
  BOOKING_SORTS,
  BOOKING_TABS,
  type BookingListFilter,
  bookingListQuery,
  MEMBER_TABS,
} from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import { listBookings, tabCounts } from "@/lib/server/bookings/list-bookings";
import { closeDatabase } from "@/lib/server/db/pool";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { expectedList, localDay } from "./oracle";
import {
  buildWorld,
  insertBookings,
  principal,
  randomBooking,
  randomFrom,
  type World,
  withoutTriggers,
  ZONE,
} from "./world";

let database: ClonedDatabase;
let world: World;

beforeAll(async () => {
  database = await cloneDatabase();
  process.env.APP_DATABASE_URL = database.appUrl;
  process.env.HOLDFAST_SECRET = "s".repeat(40);
  process.env.APP_URL = "http://localhost:3000";
  world = await buildWorld(database.name, 400);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

type Raw = Record<string, string>;

async function page(person: Principal, raw: Raw) {
  const result = await listBookings(person, bookingListQuery.parse(raw));
  if (!result.ok) throw new Error(`The list refused: ${result.error.message}`);
  return result.data;
}

/** Every page from the first on, following `nextCursor`. */
async function walk(person: Principal, raw: Raw): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { data, nextCursor } = await page(person, cursor === "" ? raw : { ...raw, cursor });
    ids.push(...data.map(({ id }) => id));
    cursor = nextCursor;
  }
  return ids;
}

async function expectAsOracle(person: Principal, raw: Raw): Promise<number> {
  const filter: BookingListFilter = bookingListQuery.parse(raw);
  const expected = expectedList(world.bookings, person, filter, new Date()).map(({ id }) => id);
  const limit = String(Math.max(1, Math.ceil(expected.length / 3)));
  expect(
    await walk(person, { ...raw, limit: String(Math.min(200, Number(limit))) }),
    JSON.stringify(raw),
  ).toEqual(expected);
  return expected.length;
}

const ROLE_SETS: readonly (readonly Role[])[] = [
  ["owner"],
  ["admin"],
  ["approver"],
  ["agent"],
  ["viewer"],
  ["supplier"],
  ["member"],
  ["supplier", "member"],
];

const EVERY_TAB = [...BOOKING_TABS, ...MEMBER_TABS];

function personOf(roles: readonly Role[]): Principal {
  return principal(world, roles, {
    supplierId: roles.includes("supplier") ? (world.suppliers[1] ?? null) : null,
  });
}

describe("the list equals what a person would pick out by hand", () => {
  test.each(BOOKING_SORTS)("in every role and tab, sorted by %s", async (sort) => {
    for (const roles of ROLE_SETS)
      for (const tab of EVERY_TAB) await expectAsOracle(personOf(roles), { tab, sort });
  });

  test("each lifecycle, phase and status by itself, and a tab in its own order", async () => {
    const person = personOf(["owner"]);
    for (const lifecycle of LIFECYCLE_KEYS) await expectAsOracle(person, { lifecycle });
    for (const phase of PHASES) await expectAsOracle(person, { phase, sort: "starts" });
    for (const status of STATUSES) await expectAsOracle(person, { status, sort: "deadline" });
    for (const tab of EVERY_TAB) await expectAsOracle(person, { tab });
  });

  test("a hundred filters put together at random", async () => {
    const random = randomFrom(11);
    const found: number[] = [];
    for (let round = 0; round < 100; round += 1) {
      const roles = ROLE_SETS[Math.floor(random() * ROLE_SETS.length)] ?? ["owner"];
      found.push(await expectAsOracle(personOf(roles), randomFilter(random)));
    }
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(30);
  });

  test("a date is a day on the organization's clock, and its end is included; an instant is excluded", async () => {
    const person = personOf(["owner"]);
    const days = [...new Set(world.bookings.map((b) => localDay(new Date(b.starts_at), ZONE)))].slice(0, 10);
    for (const day of days) expect(await expectAsOracle(person, { from: day, to: day })).toBeGreaterThan(0);
    const start = world.bookings[0]?.starts_at ?? "";
    expect(await expectAsOracle(person, { from: start, to: start })).toBe(0);
    expect(await expectAsOracle(person, { from: start })).toBeGreaterThan(0);
  });
});

function randomFilter(random: () => number): Raw {
  const some = <T extends string>(values: readonly T[], chance: number) =>
    values.filter(() => random() < chance).join(",");
  const one = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)];
  const texts = [
    "anna",
    "SCHMIDT",
    "mail.example",
    "customer1@",
    "%",
    "o_n",
    "k\\s",
    "ża",
    world.bookings[5]?.reference,
  ];
  const day = (offset: number) => localDay(new Date(Date.now() + offset * 86_400_000), ZONE);
  const all: Raw = {
    ...(random() < 0.3 ? { tab: one(BOOKING_TABS) ?? "all" } : {}),
    ...(random() < 0.3 ? { lifecycle: some(LIFECYCLE_KEYS, 0.5) } : {}),
    ...(random() < 0.3 ? { phase: some(PHASES, 0.5) } : {}),
    ...(random() < 0.2 ? { status: some(STATUSES, 0.4) } : {}),
    ...(random() < 0.2 ? { supplierId: one(world.suppliers) ?? "" } : {}),
    ...(random() < 0.2 ? { offeringId: one(world.offerings) ?? "" } : {}),
    ...(random() < 0.1 ? { customerId: one(world.customers) ?? "" } : {}),
    ...(random() < 0.3 ? { q: one(texts) ?? "" } : {}),
    ...(random() < 0.2 ? { from: day(-10) } : {}),
    ...(random() < 0.2 ? { to: day(15) } : {}),
    ...(random() < 0.8 ? { sort: one(BOOKING_SORTS) ?? "created" } : {}),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

describe("text", () => {
  test("finds references by their beginning, with or without the hyphen, and names and mails by any part", async () => {
    const person = personOf(["agent"]);
    const booking = world.bookings[3];
    if (!booking) throw new Error("The world is empty");
    const { reference, id } = booking;
    const bare = reference.replace("-", "").toLowerCase();
    for (const q of [reference, bare, bare.slice(0, 6), reference.slice(0, 5), reference.slice(0, 2)]) {
      await expectAsOracle(person, { q });
      expect(await walk(person, { q, limit: "200" })).toContain(id);
    }
    expect(await expectAsOracle(person, { q: "-" })).toBe(0);
  });

  test("takes %, _ and \\ as they are", async () => {
    const person = personOf(["agent"]);
    for (const q of ["per%cent", "o_neil", "back\\slash"])
      expect(await expectAsOracle(person, { q })).toBeGreaterThan(20);
    for (const q of ["%%%", "___", "a%t", "a_n", "%", "_", "\\", "\\\\\\"])
      expect(await expectAsOracle(person, { q })).toBe(0);
  });
});

describe("pages", () => {
  test.each(BOOKING_SORTS)("lead forward and back without loss or repeat, sorted by %s", async (sort) => {
    const person = personOf(["owner"]);
    const forward = await walk(person, { sort, limit: "37" });
    expect(forward).toHaveLength(world.bookings.length);
    const last = await lastPage(person, { sort, limit: "37" });
    const back = last.data.map(({ id }) => id);
    for (let cursor = last.previousCursor; cursor !== null; ) {
      const { data, previousCursor } = await page(person, { sort, limit: "37", cursor });
      back.unshift(...data.map(({ id }) => id));
      cursor = previousCursor;
    }
    expect(back).toEqual(forward);
  });

  test("keep their place while bookings are made", async () => {
    const person = personOf(["owner"]);
    const random = randomFrom(99);
    const before = new Set(world.bookings.map(({ id }) => id));
    const seen: string[] = [];
    const made: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { data, nextCursor } = await page(person, {
        limit: "41",
        sort: "starts",
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...data.map(({ id }) => id));
      cursor = nextCursor;
      const booking = randomBooking(world, random);
      made.push(booking.id);
      await withoutTriggers(database.name, (client) => insertBookings(client, [booking]));
    }
    await withoutTriggers(database.name, (client) =>
      client.query("DELETE FROM booking WHERE id = ANY ($1)", [made]),
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => before.has(id))).toHaveLength(before.size);
  });

  test.each([
    "x",
    "====",
    "bm90LWpzb24",
    Buffer.from("[]").toString("base64url"),
    Buffer.from('["-created","after",0,1e400,"x"]').toString("base64url"),
    Buffer.from('["-created","after",0,1,"nope"]').toString("base64url"),
    Buffer.from('["-created","sideways",0,1,"0190a0a0-0000-7000-8000-000000000000"]').toString("base64url"),
    Buffer.from('["-created","after",0,99999999999999999,"0190a0a0-0000-7000-8000-000000000000"]').toString(
      "base64url",
    ),
  ])("refuse a cursor that was made up: %s", async (cursor) => {
    const result = await listBookings(personOf(["owner"]), bookingListQuery.parse({ cursor }));
    expect(result).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { cursor: expect.anything() } },
    });
  });

  test("refuse a cursor of another order", async () => {
    const { nextCursor } = await page(personOf(["owner"]), { sort: "starts", limit: "5" });
    const query = bookingListQuery.parse({ sort: "created", cursor: nextCursor });
    expect(await listBookings(personOf(["owner"]), query)).toMatchObject({
      ok: false,
      error: { code: "invalid_input" },
    });
  });
});

async function lastPage(person: Principal, raw: Raw) {
  let current = await page(person, raw);
  while (current.nextCursor !== null) current = await page(person, { ...raw, cursor: current.nextCursor });
  return current;
}

describe("what is counted and shown", () => {
  test.each(ROLE_SETS)("tabs count as the list does, up to 100: %s", async (...roles) => {
    const person = personOf(roles);
    const counts = await tabCounts(person, EVERY_TAB);
    for (const tab of EVERY_TAB) {
      const listed = expectedList(world.bookings, person, { tab }, new Date()).length;
      expect(counts[tab], tab).toBe(Math.min(100, listed));
    }
  });

  test("nothing of another organization, whichever ids are asked for", async () => {
    const person = {
      ...personOf(["owner"]),
      organization: { ...personOf(["owner"]).organization, id: world.otherOrganizationId },
    };
    const foreign = await walk(person, { limit: "200" });
    expect(foreign).toHaveLength(40);
    expect(world.bookings.filter(({ id }) => foreign.includes(id))).toEqual([]);
    const foreignIds: Raw[] = [
      { supplierId: world.suppliers[0] ?? "" },
      { offeringId: world.offerings[0] ?? "" },
      { customerId: world.customers[0] ?? "" },
    ];
    for (const raw of foreignIds) expect(await walk(person, raw)).toEqual([]);
    const reference = world.bookings[0]?.reference ?? "";
    expect(await walk(person, { q: reference })).toEqual([]);
  });

  test("a row has the names of its offering, supplier and customer", async () => {
    const { data } = await page(personOf(["owner"]), { limit: "1" });
    const row = world.bookings.find(({ id }) => id === data[0]?.id);
    expect(data[0]).toMatchObject({
      reference: row?.reference,
      customer: { name: row?.customerName },
      offeringName: `Offering ${world.offerings.indexOf(row?.offering_id ?? "")}`,
      supplierName: row?.supplier_id ? `Supplier ${world.suppliers.indexOf(row.supplier_id)}` : null,
    });
  });
});
