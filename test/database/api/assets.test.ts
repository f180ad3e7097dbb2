import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import { prisma } from "@/lib/server/db/pool";
import { call, expectError } from "./client";
import { openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;
let foreign: World;
let assetId: string;

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Math.ceil(Date.now() / HOUR) * HOUR + hours * HOUR).toISOString();
const SQUAWK = {
  title: "Left brake soft",
  description: "The pedal goes to the floor.",
  severity: "grounding",
};

beforeAll(async () => {
  worlds = await openWorlds();
  ({ own, foreign } = worlds);
  assetId = own.exclusiveResourceId;
});
afterAll(() => worlds.close());

function report(key: string, resourceId = assetId, more: object = {}) {
  return call("POST", "/squawks", { key, body: { resourceId, ...SQUAWK, ...more } });
}

test("a squawk is reported, confirmed and resolved, and says whom it reached", async () => {
  const booked = await call("POST", "/bookings", {
    key: own.keys.member,
    body: { offeringId: own.offerings.asset, customerId: own.customerId, startsAt: at(48) },
  });
  expect(booked.status, JSON.stringify(booked.body)).toBe(201);
  const reported = await report(own.keys.member);
  expect(reported.status).toBe(201);
  const { squawk } = reported.body.data;
  expect(reported.body.data).toMatchObject({
    squawk: { status: "pending", severity: "grounding", version: 1 },
    suspended: 0,
  });

  const command = (key: string, body: object) =>
    call("POST", `/squawks/${squawk.id}/commands`, { key, body });
  expectError(await command(own.keys.member, { command: "confirm" }), 403, "forbidden");
  const confirmed = await command(own.keys.admin, { command: "confirm", expectedVersion: 1 });
  expect(confirmed.body.data).toMatchObject({ squawk: { status: "open" }, suspended: 1 });
  const suspended = await call("GET", `/bookings/${booked.body.data.id}`, { key: own.keys.member });
  expect(suspended.body.data.status).toBe("suspended");
  expectError(
    await command(own.keys.admin, { command: "resolve", expectedVersion: 1 }),
    409,
    "stale_version",
  );
  const resolved = await command(own.keys.admin, { command: "resolve" });
  expect(resolved.body.data).toMatchObject({ squawk: { status: "resolved" }, restored: 1 });
  expectError(await command(own.keys.admin, { command: "resolve" }), 409, "illegal_transition");
});

test("maintenance is planned with a reason, moved and removed", async () => {
  const booked = await call("POST", "/bookings", {
    key: own.keys.owner,
    body: { offeringId: own.offerings.asset, customerId: own.customerId, startsAt: at(100) },
  });
  expect(booked.status, JSON.stringify(booked.body)).toBe(201);
  const body = { resourceId: assetId, title: "Annual", startsAt: at(99), endsAt: at(110) };
  expectError(await call("POST", "/maintenance", { key: own.keys.owner, body }), 422, "reason_required");
  expectError(
    await call("POST", "/maintenance", { key: own.keys.member, body: { ...body, reason: "It is due." } }),
    403,
    "forbidden",
  );
  const planned = await call("POST", "/maintenance", {
    key: own.keys.owner,
    body: { ...body, reason: "It is due." },
  });
  expect(planned.body.data).toMatchObject({ maintenance: { title: "Annual", version: 1 }, suspended: 1 });
  const address = `/maintenance/${planned.body.data.maintenance.id}`;
  const moved = await call("PATCH", address, {
    key: own.keys.owner,
    body: { startsAt: at(105), expectedVersion: 1 },
  });
  expect(moved.body.data).toMatchObject({ maintenance: { version: 2 }, restored: 1 });
  expectError(await call("PATCH", address, { key: own.keys.owner, body: {} }), 422, "invalid_input");
  expect(
    (await call("DELETE", address, { key: own.keys.owner })).body.data.maintenance.removedAt,
  ).not.toBeNull();
  expectError(await call("DELETE", address, { key: own.keys.owner }), 409, "illegal_transition");
});

/** The same call twice with a key, then with the same key and `other`. */
async function sentAgain(method: string, address: string, body: object | undefined, other: object | string) {
  const headers = { "idempotency-key": `${method} ${address} ${JSON.stringify(body)}` };
  const key = own.keys.owner;
  const first = await call(method, address, { key, body, headers });
  const [again, atOnce] = await Promise.all([
    call(method, address, { key, body, headers }),
    call(method, address, { key, body, headers }),
  ]);
  expect([first.status, again.status], JSON.stringify(first.body)).toEqual([first.status, first.status]);
  expect([again.body, atOnce.body]).toEqual([first.body, first.body]);
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  const elsewhere = typeof other === "string" ? { address: other, body } : { address, body: other };
  expectError(
    await call(method, elsewhere.address, { key, body: elsewhere.body, headers }),
    409,
    "idempotency_key_reused",
  );
  return first.body.data;
}

test("a squawk that is reported and commanded with a key is done once, and answered alike", async () => {
  const body = { resourceId: assetId, ...SQUAWK };
  const title = "Torn sail";
  const { squawk } = await sentAgain("POST", "/squawks", { ...body, title }, { ...body, title: "Two" });
  const address = `/squawks/${squawk.id}/commands`;
  const done = await sentAgain(
    "POST",
    address,
    { command: "resolve", expectedVersion: 1 },
    { command: "defer" },
  );
  expect(done.squawk).toMatchObject({ status: "resolved", version: 2 });
  const headers = { "idempotency-key": "upper case" };
  const info = (await report(own.keys.owner, assetId, { severity: "info" })).body.data.squawk;
  const give = (id: string) =>
    call("POST", `/squawks/${id}/commands`, { key: own.keys.owner, body: { command: "resolve" }, headers });
  const first = await give(info.id);
  expect(await give(info.id.toUpperCase())).toMatchObject({ status: 200, body: first.body });
});

test("maintenance with a key is planned, moved and removed once", async () => {
  const body = { resourceId: assetId, title: "Annual", startsAt: at(400), endsAt: at(410) };
  const { maintenance } = await sentAgain("POST", "/maintenance", body, { ...body, title: "Two" });
  const address = `/maintenance/${maintenance.id}`;
  const moved = await sentAgain(
    "PATCH",
    address,
    { endsAt: at(405), expectedVersion: 1 },
    { endsAt: at(406) },
  );
  expect(moved.maintenance).toMatchObject({ version: 2 });
  const second = await call("POST", "/maintenance", { key: own.keys.owner, body });
  const other = `/maintenance/${second.body.data.maintenance.id}`;
  const removed = await sentAgain("DELETE", address, undefined, other);
  expect(removed.maintenance).toMatchObject({ version: 3 });
  expect(removed.maintenance.removedAt).not.toBeNull();
});

test("whoever lost the role is not told again what was answered to them with a key", async () => {
  const key = own.keys.admin;
  const send = (method: string, address: string, body: object) =>
    call(method, address, { key, body, headers: { "idempotency-key": `lost role ${address}` } });
  const report = { resourceId: assetId, ...SQUAWK, severity: "info" };
  const window = { resourceId: assetId, title: "Annual", startsAt: at(500), endsAt: at(510) };
  const reported = await send("POST", "/squawks", report);
  const planned = await send("POST", "/maintenance", window);
  const sent: Parameters<typeof send>[] = [
    ["POST", "/squawks", report],
    ["POST", "/maintenance", window],
    ["POST", `/squawks/${reported.body.data.squawk.id}/commands`, { command: "resolve" }],
    ["PATCH", `/maintenance/${planned.body.data.maintenance.id}`, { title: "Yearly" }],
  ];
  const roles = (given: Role[]) =>
    prisma().membership.update({ where: { id: own.membershipIds.admin }, data: { roles: given } });
  for (const one of sent) expect((await send(...one)).status).toBeLessThan(300);
  await roles(["viewer"]);
  for (const one of sent) expectError(await send(...one), 403, "forbidden");
  await roles(["admin"]);
  for (const one of sent) expect((await send(...one)).status).toBeLessThan(300);
});

test("the reason of a squawk is the one that its present status was given", async () => {
  const key = own.keys.owner;
  const { squawk } = (await report(key)).body.data;
  const command = async (body: object) =>
    (await call("POST", `/squawks/${squawk.id}/commands`, { key, body })).body.data.squawk;
  const reason = "Flown by day until the harness has come.";
  expect(await command({ command: "defer", until: at(9), reason })).toMatchObject({
    status: "deferred",
    reason,
  });
  expect(await command({ command: "resolve" })).toMatchObject({ status: "resolved", reason: null });
});

test("a key that is none is refused at each of these", async () => {
  const headers = { "idempotency-key": "ä" };
  const id = own.customerId;
  const body = { resourceId: assetId, ...SQUAWK };
  const key = own.keys.owner;
  const calls = [
    call("POST", "/squawks", { key, body, headers }),
    call("POST", `/squawks/${id}/commands`, { key, body: { command: "resolve" }, headers }),
    call("PATCH", `/maintenance/${id}`, { key, body: { title: "x" }, headers }),
    call("DELETE", `/maintenance/${id}`, { key, headers }),
  ];
  for (const answer of await Promise.all(calls)) expectError(answer, 422, "invalid_input");
});

test("another organization's assets, squawks and maintenance are not there, and viewers report nothing", async () => {
  expectError(await report(foreign.keys.owner), 404, "not_found");
  expectError(await report(own.keys.viewer), 403, "forbidden");
  const reported = await report(own.keys.owner, assetId, { severity: "info" });
  const squawkId = reported.body.data.squawk.id;
  const body = { command: "resolve" };
  expectError(
    await call("POST", `/squawks/${squawkId}/commands`, { key: foreign.keys.owner, body }),
    404,
    "not_found",
  );
  expectError(
    await call("POST", "/squawks/nonsense/commands", { key: own.keys.owner, body }),
    404,
    "not_found",
  );
  expectError(await call("DELETE", `/maintenance/${squawkId}`, { key: own.keys.owner }), 404, "not_found");
  expectError(await report(own.keys.owner, assetId, { description: "Too short" }), 422, "invalid_input");
});
