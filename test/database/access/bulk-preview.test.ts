import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { previewMany } from "@/lib/actions/bulk";
import { REFUSALS } from "@/lib/domain/refusal";
import { pool } from "@/lib/server/db/pool";
import { call, type Json } from "../api/client";
import { freeStart, openWorlds, type World, type Worlds } from "../api/world";

const browser = vi.hoisted(() => ({ session: null as { userId: string; epoch: number } | null }));
vi.mock("@/lib/server/auth/session", () => ({ auth: () => Promise.resolve(browser.session) }));

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
  browser.session = { userId: own.userIds.owner, epoch: 0 };
});
afterAll(() => worlds.close());

async function book(world: World): Promise<{ id: string; expectedVersion: number }> {
  const { offerings, customerId, keys } = world;
  const body = { offeringId: offerings.request, customerId, startsAt: freeStart() };
  const made: Json = await call("POST", "/bookings", { key: keys.agent, body });
  return { id: made.body.data.id, expectedVersion: made.body.data.version };
}

test("thirty bookings are read at once", async () => {
  const bookings = await Promise.all(Array.from({ length: 30 }, () => book(own)));
  const query = vi.spyOn(pool(), "query");
  const answer = await previewMany("own", { command: "confirm", bookings });
  const statements = query.mock.calls.map(([asked]) => (asked as { name?: string }).name ?? "");
  query.mockRestore();
  expect(answer).toMatchObject({ ok: true, data: bookings.map(({ id }) => ({ id, ok: true })) });
  expect(statements.filter((name) => name.startsWith("read_booking"))).toEqual(["read_bookings"]);
});

test("each booking has its own answer, in the order asked for", async () => {
  const [good, stale, foreign] = [await book(own), await book(own), await book(worlds.foreign)];
  const bookings = [foreign, { ...stale, expectedVersion: 7 }, { ...good, id: good.id.toUpperCase() }];
  const answer = await previewMany("own", { command: "confirm", bookings });
  expect(answer).toEqual({
    ok: true,
    data: [
      { id: foreign.id, ok: false, message: REFUSALS.not_found.sentence },
      { id: stale.id, ok: false, message: REFUSALS.stale_version.sentence },
      { id: good.id.toUpperCase(), ok: true, message: "Status changes from Pending to Confirmed" },
    ],
  });
});
