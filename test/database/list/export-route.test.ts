import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET } from "@/app/(desk)/desk/[org]/bookings/export/route";
import type { Role } from "@/lib/domain/access/roles";
import { call } from "../api/client";
import { freeStart, openWorlds, type World, type Worlds } from "../api/world";

const browser = vi.hoisted(() => ({ session: null as { userId: string; epoch: number } | null }));
vi.mock("@/lib/server/auth/session", () => ({ auth: () => Promise.resolve(browser.session) }));

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
});
afterAll(() => worlds.close());

function download(role: Role, query = ""): Promise<Response> {
  browser.session = { userId: own.userIds[role], epoch: 0 };
  const request = new Request(`http://localhost:3000/desk/own/bookings/export${query}`);
  return GET(request, { params: Promise.resolve({ org: "own" }) });
}

test("the list comes as a file of the organization's", async () => {
  const body = { offeringId: own.offerings.request, customerId: own.customerId, startsAt: freeStart() };
  const made = await call("POST", "/bookings", { key: own.keys.agent, body });
  const answer = await download("agent", "?cursor=x&limit=1&q=");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(/filename="bookings-own-\d{4}-\d\d-\d\d\.csv"/);
  expect(await answer.text()).toContain(made.body.data.reference);
});

test("a fourth download at once is told to come back; it may once another is over", async () => {
  const slow = [await download("owner"), await download("agent"), await download("owner")];
  const refused = await download("admin");
  expect([...slow, refused].map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(refused.headers.get("retry-after")).toBe("60");
  expect(refused.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await refused.text()).toMatch(/^Other exports are still being downloaded\..*\n$/);
  await slow[0]?.text();
  const next = await download("admin");
  expect(next.status).toBe(200);
  await Promise.all([next, ...slow.slice(1)].map((answer) => answer.text()));
});

test("a filter that does not exist is refused", async () => {
  expect((await download("owner", "?status=nowhere")).status).toBe(422);
});
