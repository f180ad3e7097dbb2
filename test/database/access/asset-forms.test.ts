import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type * as Assets from "@/lib/actions/assets";
import { pool } from "@/lib/server/db/pool";
import { openWorlds, type World, type Worlds } from "../api/world";

/** Only the cookie is made up; who belongs to it, and with which roles, is read as ever. */
const browser = vi.hoisted(() => ({ session: null as { userId: string; epoch: number } | null }));
vi.mock("@/lib/server/auth/session", () => ({ auth: () => Promise.resolve(browser.session) }));
vi.mock("next-auth", () => ({ CredentialsSignin: class extends Error {} }));

let worlds: Worlds;
let own: World;
let actions: typeof Assets;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
  browser.session = { userId: own.userIds.owner, epoch: 0 };
  actions = await import("@/lib/actions/assets");
});
afterAll(() => worlds.close());

type Answer = Awaited<ReturnType<typeof Assets.commandSquawkAction>>;

/** Sends a form whose answer is lost, again as it was, and once more with something else typed. */
async function loseAnswer<T>(send: (form: object) => Promise<T | Answer>, form: object, other: object) {
  const key = { idempotencyKey: randomUUID() };
  const first = await send({ ...form, ...key });
  expect(first).toMatchObject({ ok: true });
  expect(await send({ ...form, ...key })).toEqual(first);
  expect(await send({ ...form, ...other, ...key })).toMatchObject({
    ok: false,
    error: { code: "idempotency_key_reused", message: expect.stringContaining("had arrived and was done") },
  });
}

async function latest(table: "squawk" | "maintenance", title: string) {
  const { rows } = await pool().query(`SELECT id, version FROM ${table} WHERE title = $1`, [title]);
  expect(rows).toHaveLength(1);
  return rows[0];
}

test("the desk's forms about squawks do nothing twice", async () => {
  const report = {
    resourceId: own.exclusiveResourceId,
    title: "Torn sail",
    description: "Along the whole of the foot.",
    severity: "caution",
  };
  await loseAnswer((form) => actions.reportSquawkAction("own", form), report, { title: "Torn jib" });
  const { id, version } = await latest("squawk", "Torn sail");
  const resolve = { squawkId: id, command: "resolve", expectedVersion: version };
  await loseAnswer((form) => actions.commandSquawkAction("own", form), resolve, { command: "confirm" });
  expect(await latest("squawk", "Torn sail")).toEqual({ id, version: 2 });
});

test("the desk's forms about maintenance do nothing twice", async () => {
  const plan = {
    of: { resourceId: own.exclusiveResourceId },
    title: "New sails",
    period: { startsAt: "2035-05-01T10:00", endsAt: "2035-05-01T12:00" },
  };
  await loseAnswer((form) => actions.changeMaintenanceAction("own", form), plan, { title: "New mast" });
  const { id } = await latest("maintenance", "New sails");
  const change = { ...plan, of: { maintenanceId: id, expectedVersion: 1 }, title: "Old sails" };
  await loseAnswer((form) => actions.changeMaintenanceAction("own", form), change, { title: "New mast" });
  const remove = { maintenanceId: id, expectedVersion: 2 };
  await loseAnswer((form) => actions.removeMaintenanceAction("own", form), remove, { expectedVersion: 3 });
  expect(await latest("maintenance", "Old sails")).toEqual({ id, version: 3 });
});
