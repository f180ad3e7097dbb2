import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { apiKeyHash, newApiKeySecret } from "@/lib/server/auth/api-key-secret";
import { CLIENT_ADDRESS_HEADER } from "@/lib/server/client-address";
import { pool } from "@/lib/server/db/pool";
import { call, expectError } from "./client";
import { makeKey, openWorlds, type World, type Worlds } from "./world";

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

const from = (address: string, key?: string) => ({ key, headers: { [CLIENT_ADDRESS_HEADER]: address } });

test("calls without a good key count by address, and never against a key that was good", async () => {
  expect((await call("GET", "/lifecycles", from("203.0.113.1", own.keys.viewer))).status).toBe(200);
  for (let used = 0; used < LIMIT; used += 1)
    expectError(await call("GET", "/lifecycles", from("203.0.113.7")), 401, "unauthenticated");
  expectError(await call("GET", "/lifecycles", from("203.0.113.7")), 429, "rate_limited");
  expectError(await call("GET", "/lifecycles", from("203.0.113.8")), 401, "unauthenticated");
  expect((await call("GET", "/lifecycles", from("203.0.113.7", own.keys.viewer))).status).toBe(200);
});

test("a flood of bad keys from one address costs no reads once it is too many", async () => {
  const [good, revoked] = [
    own.keys.owner,
    await makeKey(own.organizationId, own.membershipIds.agent, ["agent"]),
  ];
  const bad = () => call("GET", "/lifecycles", from("203.0.113.9", newApiKeySecret()));
  for (const key of [good, revoked])
    expect((await call("GET", "/lifecycles", from("203.0.113.9", key))).status).toBe(200);
  for (let used = 0; used < LIMIT; used += 1) expectError(await bad(), 401, "unauthenticated");
  await pool().query("UPDATE api_key SET revoked_at = now() WHERE key_hash = $1", [apiKeyHash(revoked)]);
  const query = vi.spyOn(pool(), "query");
  for (let more = 0; more < 20; more += 1) expectError(await bad(), 429, "rate_limited");
  expect(query).not.toHaveBeenCalled();
  for (let again = 0; again < 20; again += 1)
    expectError(await call("GET", "/lifecycles", from("203.0.113.9", revoked)), 429, "rate_limited");
  expect(query).toHaveBeenCalledTimes(1);
  query.mockRestore();
  expect((await call("GET", "/lifecycles", from("203.0.113.9", good))).status).toBe(200);
  expectError(
    await call("GET", "/lifecycles", from("203.0.113.10", newApiKeySecret())),
    401,
    "unauthenticated",
  );
});
