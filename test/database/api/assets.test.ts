import { afterAll, beforeAll, expect, test } from "vitest";
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
