import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import { LIFECYCLES, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { call, expectErrorShape, type Json } from "./client";
import { countEvents, freeStart, openWorlds, type World, type Worlds } from "./world";

/** What the table itself says of a cell, told without the engine. */
type Expected = 200 | 403 | 404 | 409 | 422;

const STATUSES = Object.keys(LIFECYCLES.request.statuses);
const COMMANDS = ["confirm", "reject", "time_out", "cancel", "withdraw", "issue"];
/** Roles that do not see a request which an agent made for the first supplier. */
const BLIND: readonly Caller[] = ["member", "second supplier"];
type Caller = Role | "second supplier";
const CALLERS: readonly Caller[] = [...ROLES, "second supplier"];

let worlds: Worlds;
let own: World;
const standing: Record<string, Json> = {};

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
  for (const status of STATUSES) standing[status] = await bookingIn(status);
});
afterAll(() => worlds.close());

const PATHS: Record<string, [command: string, reason?: string][]> = {
  pending: [],
  confirmed: [["confirm"]],
  rejected: [["reject", "No room"]],
  cancelled: [["withdraw"]],
};

async function bookingIn(status: string): Promise<Json> {
  const made = await call("POST", "/bookings", {
    key: own.keys.agent,
    body: { offeringId: own.offerings.request, customerId: own.customerId, startsAt: freeStart() },
  });
  for (const [command, reason] of PATHS[status] ?? [])
    await give(made.body.data.id, command, own.keys.owner, reason);
  const read = await call("GET", `/bookings/${made.body.data.id}`, { key: own.keys.owner });
  expect(read.body.data.status).toBe(status);
  return read.body.data;
}

function give(id: string, command: string, key: string, reason?: string) {
  return call("POST", `/bookings/${id}/commands`, { key, body: { command, reason } });
}

function keyOf(caller: Caller): string {
  return caller === "second supplier" ? own.otherSupplierKey : own.keys[caller];
}

function expected(caller: Caller, command: string, status: string, withReason: boolean): Expected {
  if (BLIND.includes(caller)) return 404;
  const rows = lifecycleOf("request").transitions.filter((row) => row.command === command);
  const here = rows.filter((row) => row.from?.includes(status));
  if (rows.length === 0) return 409;
  const asked = here.length > 0 ? here : rows;
  const parties: readonly string[] = asked.flatMap((row) => row.by.map(({ party }) => party));
  if (!parties.includes(caller)) return 403;
  if (here.length === 0) return 409;
  const reasoned: readonly string[] = here.flatMap((row) => row.reasonRequiredFrom ?? []);
  return reasoned.includes(caller) && !withReason ? 422 : 200;
}

describe.each(STATUSES)("a request that is %s", (status) => {
  test.each(CALLERS)("every command by %s", async (caller) => {
    for (const command of COMMANDS)
      for (const reason of [undefined, "Because of the weather"]) {
        const cell = `${caller} gives ${command} to ${status}${reason ? " with a reason" : ""}`;
        const wanted = expected(caller, command, status, reason !== undefined);
        const booking = wanted === 200 ? await bookingIn(status) : standing[status];
        const before = await countEvents();
        const answer = await give(booking.id, command, keyOf(caller), reason);
        expect(`${cell}: ${answer.status}`).toBe(`${cell}: ${wanted}`);
        expect(await countEvents(), cell).toBe(wanted === 200 ? before + 1 : before);
        if (wanted !== 200) expectErrorShape(answer);
      }
  });
});

test("the table has cells of every kind, so that the walk above could fail", () => {
  const cells = CALLERS.flatMap((caller) =>
    COMMANDS.flatMap((command) =>
      STATUSES.flatMap((status) => [false, true].map((reason) => expected(caller, command, status, reason))),
    ),
  );
  expect([...new Set(cells)].sort()).toEqual([200, 403, 404, 409, 422]);
});

test("who may make a request: staff, and nobody else", async () => {
  for (const role of ROLES) {
    const before = await countEvents();
    const answer = await call("POST", "/bookings", {
      key: own.keys[role],
      body: { offeringId: own.offerings.request, customerId: own.customerId, startsAt: freeStart() },
    });
    const staff = ["owner", "admin", "agent"].includes(role);
    expect([role, answer.status]).toEqual([role, staff ? 201 : 403]);
    expect(await countEvents()).toBe(staff ? before + 1 : before);
  }
});

test("who may make an offering: owner and admin", async () => {
  for (const role of ROLES) {
    const body = { name: "Matrix", lifecycle: "request" };
    const answer = await call("POST", "/offerings", { key: own.keys[role], body });
    expect([role, answer.status]).toEqual([role, ["owner", "admin"].includes(role) ? 201 : 403]);
  }
});
