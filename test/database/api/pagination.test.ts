import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/lib/server/db/pool";
import { call, expectError, type Json } from "./client";
import { freeStart, openWorlds, type World, type Worlds } from "./world";

const SORTS = ["created", "-created", "starts", "-starts", "deadline", "-deadline"];
const OFFERINGS = ["request", "otherRequest", "tour", "ticket"] as const;
const COUNT = 37;

let worlds: Worlds;
let own: World;
let all: Json[];

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
  for (let index = 0; index < COUNT; index += 1) {
    const offering = OFFERINGS[index % OFFERINGS.length] ?? "request";
    // Pairs start together, so that an order needs more than the start to be one.
    const startsAt = index % 2 === 0 ? freeStart() : "2032-05-05T10:00:00.000Z";
    const body = { offeringId: own.offerings[offering], customerId: own.customerId, startsAt };
    const made = await call("POST", "/bookings", { key: own.keys.agent, body });
    expect(made.status).toBe(201);
  }
  await pool().query(
    "UPDATE booking SET deadline_at = NULL, deadline_command = NULL WHERE id IN (SELECT id FROM booking ORDER BY id LIMIT 7)",
  );
  all = await walk("limit=200");
});
afterAll(() => worlds.close());

async function walk(query: string, key = own.keys.owner): Promise<Json[]> {
  const seen: Json[] = [];
  let cursor: string | null = null;
  do {
    const answer = await call("GET", `/bookings?${query}${cursor ? `&cursor=${cursor}` : ""}`, { key });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    seen.push(...answer.body.data);
    cursor = answer.body.nextCursor;
  } while (cursor);
  return seen;
}

const ids = (rows: Json[]) => rows.map(({ id }) => id);

function sorted(sort: string): string[] {
  const column =
    { created: "createdAt", starts: "startsAt", deadline: "deadlineAt" }[sort.replace("-", "")] ?? "";
  return all
    .map((row) => row[column] ?? "none")
    .sort((a, b) => {
      if (a === "none" || b === "none") return Number(a === "none") - Number(b === "none");
      return sort.startsWith("-") ? b.localeCompare(a) : a.localeCompare(b);
    });
}

describe.each(SORTS)("sort=%s", (sort) => {
  test.each([1, 5, 36, 37, 200])("pages of %i show every booking once, in order", async (limit) => {
    const rows = await walk(`sort=${sort}&limit=${limit}`);
    expect(rows).toHaveLength(COUNT);
    expect(new Set(ids(rows)).size).toBe(COUNT);
    const column =
      { created: "createdAt", starts: "startsAt", deadline: "deadlineAt" }[sort.replace("-", "")] ?? "";
    expect(rows.map((row) => row[column] ?? "none")).toEqual(sorted(sort));
  });

  test("what is made while somebody pages moves nothing that was to come", async () => {
    const first = await call("GET", `/bookings?sort=${sort}&limit=10`, { key: own.keys.owner });
    const body = { offeringId: own.offerings.ticket, customerId: own.customerId, startsAt: freeStart() };
    const made = await call("POST", "/bookings", {
      key: worlds.foreign.keys.agent,
      body: { ...body, offeringId: worlds.foreign.offerings.ticket, customerId: worlds.foreign.customerId },
    });
    expect(made.status).toBe(201);
    const second = await call("GET", `/bookings?sort=${sort}&limit=10&cursor=${first.body.nextCursor}`, {
      key: own.keys.owner,
    });
    const straight = await call("GET", `/bookings?sort=${sort}&limit=20`, { key: own.keys.owner });
    expect([...ids(first.body.data), ...ids(second.body.data)]).toEqual(ids(straight.body.data));
  });

  test("a cursor of another order is refused", async () => {
    const other = sort === "created" ? "starts" : "created";
    const page = await call("GET", `/bookings?sort=${other}&limit=1`, { key: own.keys.owner });
    const answer = await call("GET", `/bookings?sort=${sort}&cursor=${page.body.nextCursor}`, {
      key: own.keys.owner,
    });
    expectError(answer, 422, "invalid_input");
  });
});

describe("filters", () => {
  const FILTERS: [query: string, keeps: (row: Json) => boolean][] = [
    ["lifecycle=request", (row) => row.lifecycle === "request"],
    ["lifecycle=tour,ticket", (row) => ["tour", "ticket"].includes(row.lifecycle)],
    ["phase=draft", (row) => row.phase === "draft"],
    ["phase=draft,deciding", () => true],
    ["status=pending", (row) => row.status === "pending"],
    ["lifecycle=tour&status=pending", () => false],
    ["from=2032-05-05T10:00:00Z", (row) => row.startsAt >= "2032-05-05T10:00:00.000Z"],
    ["to=2032-05-05T10:00:00Z", (row) => row.startsAt < "2032-05-05T10:00:00.000Z"],
    [
      "from=2032-05-05T12:00:00%2B02:00&to=2032-05-05T10:00:00.001Z",
      (row) => row.startsAt === "2032-05-05T10:00:00.000Z",
    ],
    ["q=carla", () => true],
    ["q=CARLA%40own", () => true],
    ["q=nobody+of+that+name", () => false],
    ["q=%25%25%25", () => false],
    ["q=___", () => false],
  ];

  test.each(FILTERS)("%s", async (query, keeps) => {
    const wanted = all.filter(keeps);
    expect(ids(await walk(`${query}&limit=7`)).sort()).toEqual(ids(wanted).sort());
  });

  test("a reference is found by its beginning, and by all of it", async () => {
    const [row] = all;
    for (const q of [
      row.reference,
      row.reference.toLowerCase(),
      row.reference.replace("-", ""),
      row.reference.slice(0, 2),
    ])
      expect(ids(await walk(`q=${q}`))).toContain(row.id);
  });

  test("a page has 50 bookings unless another size is asked for, and says when it is the last", async () => {
    const answer = await call("GET", "/bookings", { key: own.keys.owner });
    expect(answer.body.data).toHaveLength(COUNT);
    expect(Object.keys(answer.body)).toEqual(["data", "nextCursor"]);
    expect(answer.body.nextCursor).toBeNull();
  });

  test("a supplier pages through its own alone", async () => {
    const rows = await walk("limit=3&sort=starts", own.otherSupplierKey);
    expect(ids(rows).sort()).toEqual(ids(all.filter((row) => row.supplierId === own.otherSupplierId)).sort());
    expect(rows.length).toBeGreaterThan(3);
  });
});
