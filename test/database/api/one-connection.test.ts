import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/server/db/pool";
import { call, type Json } from "./client";
import { freeStart, openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds({ DATABASE_POOL_SIZE: "1" });
  own = worlds.own;
});
afterAll(() => worlds.close());

function send(name: string, address: string, body: Json) {
  return call("POST", address, { key: own.keys[name as keyof World["keys"]], body });
}

test("on one pooled connection each event names its own caller (INV-02)", async () => {
  const callers = ["agent", "owner", "admin"];
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      send(callers[index % 3] ?? "", "/bookings", {
        offeringId: own.offerings.request,
        customerId: own.customerId,
        startsAt: freeStart(),
      }),
    ),
  );
  const deciders = ["supplier", "admin", "owner", "viewer"];
  await Promise.all(
    made.map(({ body }, index) =>
      send(deciders[index % 4] ?? "", `/bookings/${body.data.id}/commands`, { command: "confirm" }),
    ),
  );
  expect(pool().totalCount).toBe(1);
  for (const [index, { body }] of made.entries()) {
    const events = await call("GET", `/bookings/${body.data.id}/events`, { key: own.keys.owner });
    const names = events.body.data.map((event: Json) => event.actor.name);
    const decider = deciders[index % 4];
    expect(names).toEqual([
      `${callers[index % 3]} of own`,
      ...(decider === "viewer" ? [] : [`${decider} of own`]),
    ]);
  }
});

test("a change by hand on that connection is the database's own, not the last caller's", async () => {
  const made = await send("agent", "/bookings", {
    offeringId: own.offerings.request,
    customerId: own.customerId,
    startsAt: freeStart(),
  });
  await send("admin", `/bookings/${made.body.data.id}/commands`, { command: "explode" });
  await send("viewer", `/bookings/${made.body.data.id}/commands`, { command: "confirm" });
  await pool().query("UPDATE booking SET notes = 'by hand' WHERE id = $1", [made.body.data.id]);
  const events = await call("GET", `/bookings/${made.body.data.id}/events`, { key: own.keys.owner });
  expect(events.body.data.map((event: Json) => [event.actor.kind, event.command])).toEqual([
    ["person", "create"],
    ["database", "database"],
  ]);
});
