import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/server/db/pool";
import { call, expectError, type Json } from "./client";
import { countEvents, freeStart, makeKey, openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
});
afterAll(() => worlds.close());

const withKey = (key: string) => ({ "idempotency-key": key });

function bookingBody(): Record<string, unknown> {
  return { offeringId: own.offerings.request, customerId: own.customerId, startsAt: freeStart() };
}

async function make(): Promise<Json> {
  const made = await call("POST", "/bookings", { key: own.keys.agent, body: bookingBody() });
  return made.body.data;
}

test("the same key and body: one booking, one event and the same answer", async () => {
  const body = bookingBody();
  const before = await countEvents();
  const first = await call("POST", "/bookings", { key: own.keys.agent, body, headers: withKey("create-1") });
  const again = await call("POST", "/bookings", { key: own.keys.agent, body, headers: withKey("create-1") });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  expect(await countEvents()).toBe(before + 1);
});

test("the order of fields and the way an instant is written make no other body", async () => {
  const startsAt = freeStart();
  const headers = withKey("order");
  const { offerings, customerId } = own;
  const first = await call("POST", "/bookings", {
    key: own.keys.agent,
    body: { offeringId: offerings.request, customerId, startsAt, partySize: 1 },
    headers,
  });
  const again = await call("POST", "/bookings", {
    key: own.keys.agent,
    body: { startsAt: startsAt.replace(".000Z", "+00:00"), customerId, offeringId: offerings.request },
    headers,
  });
  expect(again.body).toEqual(first.body);
});

test("the same key with another body, another booking or another route is refused, and changes nothing", async () => {
  const [one, two] = [await make(), await make()];
  const headers = withKey("reused");
  const give = (booking: Json, body: unknown) =>
    call("POST", `/bookings/${booking.id}/commands`, { key: own.keys.admin, body, headers });
  expect((await give(one, { command: "confirm" })).status).toBe(200);
  const before = await countEvents();
  expectError(await give(one, { command: "cancel", reason: "x" }), 409, "idempotency_key_reused");
  expectError(await give(two, { command: "confirm" }), 409, "idempotency_key_reused");
  const create = { key: own.keys.admin, body: bookingBody(), headers };
  expectError(await call("POST", "/bookings", create), 409, "idempotency_key_reused");
  const offering = { key: own.keys.admin, body: { name: "x", lifecycle: "request" }, headers };
  expectError(await call("POST", "/offerings", offering), 409, "idempotency_key_reused");
  expect(await countEvents()).toBe(before);
});

test("the same key belongs to the API key that sent it", async () => {
  const booking = await make();
  const headers = withKey("mine");
  const body = { command: "confirm" };
  const path = `/bookings/${booking.id}/commands`;
  expect((await call("POST", path, { key: own.keys.owner, body, headers })).status).toBe(200);
  expectError(await call("POST", path, { key: own.keys.admin, body, headers }), 409, "illegal_transition");
});

test("a booking is one thing whether it is named by id or by reference", async () => {
  const booking = await make();
  const headers = withKey("named");
  const give = (name: string) =>
    call("POST", `/bookings/${name}/commands`, {
      key: own.keys.admin,
      body: { command: "confirm" },
      headers,
    });
  const first = await give(booking.id);
  expect(await give(booking.reference)).toMatchObject({ status: 200, body: first.body });
  expect(await give(booking.id.toUpperCase())).toMatchObject({ status: 200, body: first.body });
});

test.each([2, 20])("%i of the same at once: one event, and everybody gets its answer", async (callers) => {
  const booking = await make();
  const before = await countEvents();
  const answers = await Promise.all(
    Array.from({ length: callers }, () =>
      call("POST", `/bookings/${booking.id}/commands`, {
        key: own.keys.supplier,
        body: { command: "confirm" },
        headers: withKey(`at-once-${callers}`),
      }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(callers).fill(200));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(await countEvents()).toBe(before + 1);
});

test("without a key, of 20 at once one confirms and the rest are told why not", async () => {
  const booking = await make();
  const before = await countEvents();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      call("POST", `/bookings/${booking.id}/commands`, {
        key: own.keys.supplier,
        body: { command: "confirm" },
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const codes = new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.error.code));
  expect([...codes].every((code) => ["stale_version", "illegal_transition"].includes(code))).toBe(true);
  expect(await countEvents()).toBe(before + 1);
});

test("20 creates at once with one key make one booking, and one new customer", async () => {
  const body = {
    offeringId: own.offerings.request,
    customer: { name: "Nina New", email: "nina@example.test" },
    startsAt: freeStart(),
  };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      call("POST", "/bookings", { key: own.keys.agent, body, headers: withKey("twenty-creates") }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
  expect(new Set(answers.map((answer) => answer.body.data.id)).size).toBe(1);
  const { rows } = await pool().query("SELECT id FROM customer WHERE email = 'nina@example.test'");
  expect(rows).toHaveLength(1);
});

test("a refusal is not kept: the same call runs once nothing refuses it", async () => {
  const booking = await make();
  const send = () =>
    call("POST", `/bookings/${booking.id}/commands`, {
      key: own.keys.supplier,
      body: { command: "cancel", reason: "Storm" },
      headers: withKey("later"),
    });
  expectError(await send(), 409, "illegal_transition");
  await call("POST", `/bookings/${booking.id}/commands`, {
    key: own.keys.supplier,
    body: { command: "confirm" },
  });
  const done = await send();
  expect(done.body.data.booking.status).toBe("cancelled");
  expect((await send()).body).toEqual(done.body);
});

test("after 24 hours the key is free", async () => {
  const body = bookingBody();
  const headers = withKey("old");
  const first = await call("POST", "/bookings", { key: own.keys.agent, body, headers });
  await pool().query("UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'old'");
  const later = await call("POST", "/bookings", { key: own.keys.agent, body, headers });
  expect(later.status).toBe(201);
  expect(later.body.data.id).not.toBe(first.body.data.id);
});

test("an answer that is repeated does not outlive the right to see the booking", async () => {
  const key = await makeKey(own.organizationId, own.membershipIds.agent, ["agent"]);
  const body = bookingBody();
  const send = () => call("POST", "/bookings", { key, body, headers: withKey("revoked") });
  expect((await send()).status).toBe(201);
  await pool().query(
    "UPDATE api_key SET revoked_at = now() WHERE id = (SELECT max(id::text)::uuid FROM api_key)",
  );
  expectError(await send(), 401, "unauthenticated");
});

test("20 offerings at once with one key are one", async () => {
  const body = { name: "Sunset paddle", lifecycle: "request" };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      call("POST", "/offerings", { key: own.keys.admin, body, headers: withKey("paddle") }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
});
