import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { closeDatabase, pool } from "@/lib/server/db/pool";
import { log } from "@/lib/server/log";
import { withClient } from "@/scripts/database/with-client";
import { call, expectError } from "./client";
import { freeStart, openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
});
afterAll(() => worlds.close());

const asOwner = (statement: string) => withClient(worlds.ownerUrl, (client) => client.query(statement));

test("a bug is a 500 that says nothing of the inside, and is in the log with its request id", async () => {
  const logged = vi.spyOn(log(), "error").mockImplementation(() => {});
  await asOwner("ALTER TABLE offering RENAME TO offering_away");
  try {
    const answer = await call("GET", "/offerings", {
      key: own.keys.agent,
      headers: { "x-request-id": "find-me" },
    });
    expectError(answer, 500, "unexpected");
    expect(Object.keys(answer.body.error).sort()).toEqual(["code", "message", "requestId"]);
    expect(JSON.stringify(answer.body)).not.toMatch(/offering|relation|prisma|select/i);
    expect(logged).toHaveBeenCalledOnce();
    expect(logged.mock.calls[0]?.[0]).toMatchObject({ requestId: "find-me", path: "/api/v1/offerings" });
    expect(JSON.stringify(logged.mock.calls)).not.toContain(own.keys.agent);
  } finally {
    await asOwner("ALTER TABLE offering_away RENAME TO offering");
    logged.mockRestore();
  }
  expect((await call("GET", "/offerings", { key: own.keys.agent })).status).toBe(200);
});

describe("health", () => {
  test("tells of the worker by its heartbeat", async () => {
    expect(await (await health()).json()).toEqual({ status: "ok", database: "ok", worker: "stale" });
    await pool().query("INSERT INTO worker_heartbeat (id, seen_at) VALUES (gen_random_uuid(), now())");
    expect(await (await health()).json()).toEqual({ status: "ok", database: "ok", worker: "ok" });
    await pool().query("UPDATE worker_heartbeat SET seen_at = now() - interval '10 minutes'");
    expect(await (await health()).json()).toEqual({ status: "ok", database: "ok", worker: "stale" });
  });

  test("is 503 while the database cannot be reached, and the API a plain 500", async () => {
    const logged = [vi.spyOn(log(), "error"), vi.spyOn(log(), "warn")];
    for (const spy of logged) spy.mockImplementation(() => {});
    const connect = vi
      .spyOn(pool(), "query")
      .mockRejectedValue(new Error("connect ECONNREFUSED 127.0.0.1:1") as never);
    const answer = await health();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: "unavailable", database: "unreachable", worker: "stale" });
    expectError(await call("GET", "/bookings", { key: own.keys.agent }), 500, "unexpected");
    connect.mockRestore();
    for (const spy of logged) spy.mockRestore();
    await closeDatabase();
  });
});

describe("statements a call, the key's own read included", () => {
  async function statements(work: () => Promise<unknown>): Promise<number> {
    const query = vi.spyOn(Client.prototype, "query");
    try {
      await work();
      return query.mock.calls.filter(([statement]) => !/api_key SET|pg_notify/.test(textOf(statement)))
        .length;
    } finally {
      query.mockRestore();
    }
  }

  function textOf(statement: unknown): string {
    return typeof statement === "string" ? statement : String((statement as { text?: string }).text);
  }

  test("stay the same however many rows there are", async () => {
    const key = own.keys.owner;
    const create = () =>
      call("POST", "/bookings", {
        key,
        body: { offeringId: own.offerings.request, customerId: own.customerId, startsAt: freeStart() },
      });
    const { id, reference } = (await create()).body.data;
    await call("GET", "/offerings", { key });
    const counted: Record<string, number[]> = {};
    for (let round = 0; round < 3; round += 1) {
      const read = async (address: string) => {
        counted[`GET ${address}`] ??= [];
        counted[`GET ${address}`]?.push(
          await statements(() =>
            call("GET", address.replace("{id}", id).replace("{reference}", reference), { key }),
          ),
        );
      };
      for (const address of [
        "/lifecycles",
        "/offerings",
        `/offerings/${own.offerings.request}`,
        "/bookings",
        "/bookings/{id}",
        "/bookings/{id}/events",
        "/bookings/{id}/commands",
        "/bookings/{reference}/commands",
      ])
        await read(address);
      counted["POST /bookings"] = [...(counted["POST /bookings"] ?? []), await statements(create)];
      const fresh = (await create()).body.data.id;
      const confirm = () =>
        call("POST", `/bookings/${fresh}/commands`, { key, body: { command: "confirm" } });
      counted["POST commands"] = [...(counted["POST commands"] ?? []), await statements(confirm)];
    }
    expect(counted).toEqual({
      "GET /lifecycles": [1, 1, 1],
      "GET /offerings": [2, 2, 2],
      [`GET /offerings/${own.offerings.request}`]: [2, 2, 2],
      "GET /bookings": [2, 2, 2],
      "GET /bookings/{id}": [2, 2, 2],
      "GET /bookings/{id}/events": [3, 3, 3],
      "GET /bookings/{id}/commands": [2, 2, 2],
      "GET /bookings/{reference}/commands": [3, 3, 3],
      "POST /bookings": [3, 3, 3],
      "POST commands": [3, 3, 3],
    });
  });
});
