import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import { listApprovals } from "@/lib/server/approvals/list-approvals";
import { newApiKeySecret } from "@/lib/server/auth/api-key-secret";
import { findCustomers } from "@/lib/server/customers/find-customers";
import { pool } from "@/lib/server/db/pool";
import { principalOf } from "../access/people";
import { call, expectError, type Json } from "./client";
import { countEvents, freeStart, makeKey, makePerson, openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;
let foreign: World;

beforeAll(async () => {
  worlds = await openWorlds();
  ({ own, foreign } = worlds);
});
afterAll(() => worlds.close());

async function make(world: World, offering: keyof World["offerings"], key: string): Promise<Json> {
  const made = await call("POST", "/bookings", {
    key,
    body: { offeringId: world.offerings[offering], customerId: world.customerId, startsAt: freeStart() },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.data;
}

describe("another organization (INV-13)", () => {
  test("its ids lead nowhere, on every route and with every role's key, and leave no event", async () => {
    const theirs = await make(foreign, "request", foreign.keys.agent);
    expect((await call("GET", `/bookings/${theirs.id}`, { key: foreign.keys.viewer })).status).toBe(200);
    const before = await countEvents();
    const body = (more: Record<string, unknown>) => ({
      offeringId: own.offerings.request,
      customerId: own.customerId,
      startsAt: freeStart(),
      ...more,
    });
    for (const role of ROLES) {
      const key = own.keys[role];
      for (const name of [theirs.id, theirs.reference])
        for (const suffix of ["", "/events", "/commands"])
          expectError(await call("GET", `/bookings/${name}${suffix}`, { key }), 404, "not_found");
      for (const command of ["confirm", "reject", "withdraw", "cancel", "time_out", "override"]) {
        const send = { key, body: { command, reason: "x" } };
        expectError(await call("POST", `/bookings/${theirs.id}/commands`, send), 404, "not_found");
      }
      expectError(await call("GET", `/offerings/${foreign.offerings.request}`, { key }), 404, "not_found");
      const makeTheirs = { key, body: body({ offeringId: foreign.offerings.request }) };
      expectError(await call("POST", "/bookings", makeTheirs), 404, "not_found");
    }
    const key = own.keys.admin;
    expectError(
      await call("POST", "/bookings", { key, body: body({ customerId: foreign.customerId }) }),
      404,
      "not_found",
    );
    for (const part of [{ supplierId: foreign.supplierId }, { resourceId: foreign.countedResourceId }]) {
      const answer = await call("POST", "/offerings", {
        key,
        body: { name: "x", lifecycle: "request", ...part },
      });
      expectError(answer, 404, "not_found");
      expect(Object.keys(answer.body.error.fields)).toEqual(Object.keys(part));
    }
    expect(await countEvents()).toBe(before);
  });

  test("its bookings and offerings are in no list, and cannot be filtered for", async () => {
    const theirs = await make(foreign, "request", foreign.keys.agent);
    const filters = [
      "",
      `?q=${theirs.reference}`,
      `?supplierId=${foreign.supplierId}`,
      `?customerId=${foreign.customerId}`,
    ];
    for (const filter of filters) {
      const mine = await call("GET", `/bookings${filter}`, { key: own.keys.owner });
      expect(mine.body.data.map((booking: Json) => booking.id)).not.toContain(theirs.id);
    }
    const search = await call("GET", `/bookings?q=${theirs.reference}`, { key: foreign.keys.owner });
    expect(search.body.data.map((booking: Json) => booking.id)).toEqual([theirs.id]);
    const offerings = await call("GET", "/offerings", { key: own.keys.owner });
    expect(offerings.body.data.map(({ id }: Json) => id)).not.toContain(foreign.offerings.request);
  });

  test("its customers are not found, nor what waits there for an answer", async () => {
    const theirs = await make(foreign, "request", foreign.keys.agent);
    const mine = await make(own, "request", own.keys.agent);
    const waiting = async (world: World, role: Role, slug: string) =>
      (await listApprovals(await principalOf(world.userIds[role], slug))).approvals.map(({ id }) => id);
    expect(await waiting(foreign, "supplier", "foreign")).toContain(theirs.id);
    expect(await waiting(own, "supplier", "own")).toContain(mine.id);
    for (const role of ROLES) {
      expect(await waiting(own, role, "own")).not.toContain(theirs.id);
      const found = await findCustomers(await principalOf(own.userIds[role]), "carla");
      expect(found.ok ? found.data.map(({ email }) => email) : found.error.code).toEqual(
        ["owner", "admin", "agent"].includes(role) ? ["carla@own.test"] : "forbidden",
      );
    }
  });

  test("the same mail is two customers", async () => {
    const customer = { name: "Shared Mail", email: "shared@example.test" };
    const answers = await Promise.all(
      [own, foreign].map((world) =>
        call("POST", "/bookings", {
          key: world.keys.agent,
          body: { offeringId: world.offerings.request, customer, startsAt: freeStart() },
        }),
      ),
    );
    const ids = answers.map(({ body }) => body.data.customer.id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe("what a role does not see is not found", () => {
  test("a supplier sees its own supplier's bookings, in lists and singly", async () => {
    const first = await make(own, "request", own.keys.agent);
    const second = await make(own, "otherRequest", own.keys.agent);
    for (const [key, sees, blind] of [
      [own.keys.supplier, first, second],
      [own.otherSupplierKey, second, first],
    ] as const) {
      expect((await call("GET", `/bookings/${sees.reference}`, { key })).body.data.id).toBe(sees.id);
      for (const suffix of ["", "/events", "/commands"])
        expectError(await call("GET", `/bookings/${blind.id}${suffix}`, { key }), 404, "not_found");
      const list = await call("GET", "/bookings", { key });
      const ids = list.body.data.map(({ id }: Json) => id);
      expect(ids).toContain(sees.id);
      expect(ids).not.toContain(blind.id);
    }
  });

  test("a member sees and cancels the own asset bookings and nobody else's", async () => {
    const mine = await make(own, "asset", own.keys.member);
    const another = await makePerson(own.organizationId, "own", "member", null, "second-member");
    expect((await call("GET", `/bookings/${mine.id}`, { key: own.keys.member })).status).toBe(200);
    expectError(await call("GET", `/bookings/${mine.id}`, { key: another.key }), 404, "not_found");
    const cancel = { body: { command: "cancel" } };
    expectError(
      await call("POST", `/bookings/${mine.id}/commands`, { key: another.key, ...cancel }),
      404,
      "not_found",
    );
    const list = await call("GET", "/bookings", { key: another.key });
    expect(list.body).toEqual({ data: [], nextCursor: null });
    expect(
      (await call("POST", `/bookings/${mine.id}/commands`, { key: own.keys.member, ...cancel })).status,
    ).toBe(200);
  });
});

describe("API keys", () => {
  const read = (key: string) => call("GET", "/offerings", { key });

  test("expired, revoked, unknown, and of a person who was removed: all the same", async () => {
    const { organizationId, membershipIds } = own;
    const expired = await makeKey(organizationId, membershipIds.agent, ["agent"], { expiresAt: new Date(0) });
    const revoked = await makeKey(organizationId, membershipIds.agent, ["agent"], { revokedAt: new Date() });
    const gone = await makePerson(organizationId, "own", "agent", null, "leaver");
    expect((await read(gone.key)).status).toBe(200);
    await pool().query("UPDATE membership SET removed_at = now() WHERE id = $1", [gone.membershipId]);
    const answers = [];
    for (const key of [expired, revoked, gone.key, newApiKeySecret()]) {
      const answer = await read(key);
      expectError(answer, 401, "unauthenticated");
      answers.push(answer.body.error.message);
    }
    expect(new Set(answers).size).toBe(1);
  });

  test("a key has what key and membership share, and loses a role with the membership at once", async () => {
    const person = await makePerson(own.organizationId, "own", "agent", null, "two-hats");
    const key = await makeKey(own.organizationId, person.membershipId, ["admin", "agent"]);
    const offering = { key, body: { name: "Two hats", lifecycle: "request" } };
    expectError(await call("POST", "/offerings", offering), 403, "forbidden");
    await pool().query("UPDATE membership SET roles = '{admin,agent}' WHERE id = $1", [person.membershipId]);
    expect((await call("POST", "/offerings", offering)).status).toBe(201);
    await pool().query("UPDATE membership SET roles = '{viewer}' WHERE id = $1", [person.membershipId]);
    expectError(await read(key), 403, "forbidden");
    expectError(await call("GET", "/bookings", { key }), 403, "forbidden");
  });

  test("only the hash is kept, and the last use is noted to the minute", async () => {
    const key = await makeKey(own.organizationId, own.membershipIds.agent, ["agent"]);
    const row = async () =>
      (
        await pool().query(
          "SELECT to_jsonb(k)::text AS text, last_used_at FROM api_key k ORDER BY id DESC LIMIT 1",
        )
      ).rows[0];
    expect((await row()).text).not.toContain(key);
    await read(key);
    await expect.poll(async () => (await row()).last_used_at).not.toBeNull();
    const first = (await row()).last_used_at;
    await read(key);
    await read(key);
    expect((await row()).last_used_at).toEqual(first);
    await pool().query(
      "UPDATE api_key SET last_used_at = now() - interval '61 seconds' WHERE last_used_at = $1",
      [first],
    );
    await read(key);
    await expect
      .poll(async () => (await row()).last_used_at.getTime())
      .toBeGreaterThanOrEqual(first.getTime());
  });
});
