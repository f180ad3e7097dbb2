import { afterAll, beforeAll, expect, test } from "vitest";
import { CLIENT_ADDRESS_HEADER } from "@/lib/server/client-address";
import { call, expectError } from "./client";
import { openWorlds, type World, type Worlds } from "./world";

const LIMIT = 5;

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds({ RATE_LIMIT_API_PER_MINUTE: String(LIMIT) });
  own = worlds.own;
});
afterAll(() => worlds.close());

test("a key has its own allowance; what is beyond it waits, and says how long", async () => {
  for (let used = 0; used < LIMIT; used += 1)
    expect((await call("GET", "/lifecycles", { key: own.keys.agent })).status).toBe(200);
  const refused = await call("GET", "/lifecycles", { key: own.keys.agent });
  expectError(refused, 429, "rate_limited");
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect((await call("GET", "/lifecycles", { key: own.keys.admin })).status).toBe(200);
});

test("calls without a good key count by address, and never against a key", async () => {
  const from = (address: string) => ({ headers: { [CLIENT_ADDRESS_HEADER]: address } });
  for (let used = 0; used < LIMIT; used += 1)
    expectError(await call("GET", "/lifecycles", from("203.0.113.7")), 401, "unauthenticated");
  expectError(await call("GET", "/lifecycles", from("203.0.113.7")), 429, "rate_limited");
  expectError(await call("GET", "/lifecycles", from("203.0.113.8")), 401, "unauthenticated");
  const good = { key: own.keys.viewer, ...from("203.0.113.7") };
  expect((await call("GET", "/lifecycles", good)).status).toBe(200);
});
