import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ROLES } from "@/lib/domain/access/roles";
import { linkAnswer, linksAnswer, mintedLinkAnswer } from "@/lib/schemas/api-answers";
import { newId } from "@/lib/server/db/new-id";
import { prisma } from "@/lib/server/db/pool";
import { decideThroughLink, readLinkPage } from "@/lib/server/links/answer-link";
import { call, expectError, type Json } from "./client";
import { everyRow, freeStart, openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;
let booking: Json;
let calls = 0;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
});
afterAll(() => worlds.close());
beforeEach(async () => {
  booking = await pending(own);
});

async function pending(world: World): Promise<Json> {
  const made = await call("POST", "/bookings", {
    key: world.keys.agent,
    body: { offeringId: world.offerings.request, customerId: world.customerId, startsAt: freeStart() },
  });
  return made.body.data;
}

const mint = (body?: unknown, key = own.keys.agent, headers = {}) =>
  call("POST", `/bookings/${booking.id}/links`, { key, body, headers });
const list = async (): Promise<Json[]> =>
  (await call("GET", `/bookings/${booking.id}/links`, { key: own.keys.agent })).body.data;
const tokenOf = (url: string) => new URL(url).pathname.split("/").at(-1) ?? "";
const from = () => `192.0.2.${++calls % 250}`;
const view = (url: string) => readLinkPage("manage", tokenOf(url), from());
const give = (url: string, command: string) =>
  decideThroughLink("manage", tokenOf(url), from(), { command, version: "1" });

describe("minting a manage link", () => {
  test("tells its address once, and nowhere else is there anything that opens it", async () => {
    const answer = await mint();
    expect(answer.status).toBe(201);
    const { data } = mintedLinkAnswer.parse(answer.body);
    expect(answer.headers.get("location")).toBe(`/api/v1/links/${data.id}`);
    expect(data.commands).toEqual(["withdraw", "cancel", "reschedule"]);
    expect(data.url).toMatch(/^http:\/\/localhost:3000\/b\/[\w-]{76}$/);
    expect(new Date(data.expiresAt).getTime()).toBe(new Date(booking.endsAt).getTime() + 30 * 24 * 3_600_000);
    const token = tokenOf(data.url);
    const id = Buffer.from(token, "base64url").subarray(3, 19).toString("hex");
    const dump = await everyRow(worlds);
    for (const secret of [token, id, data.url]) expect(dump).not.toContain(secret);
    expect(await view(data.url)).toMatchObject({ state: "shown", booking: { reference: booking.reference } });
  });

  test("takes fewer commands and an expiry, and holds to both", async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { body } = await mint({ commands: ["cancel", "cancel"], expiresAt });
    expect(body.data.commands).toEqual(["cancel"]);
    expect(body.data.expiresAt).toBe(`${expiresAt.slice(0, 19)}.000Z`);
    expect(await give(body.data.url, "withdraw")).toMatchObject({ error: { code: "invalid_input" } });
    const wide = await mint({ commands: ["reschedule", "withdraw"] });
    expect(wide.body.data.commands).toEqual(["withdraw", "reschedule"]);
    expect((await give(wide.body.data.url, "withdraw")).ok).toBe(true);
  });

  test("refuses what no such link carries", async () => {
    for (const body of [
      { commands: [] },
      { commands: ["confirm"] },
      { commands: "cancel" },
      { expiresAt: new Date(Date.now() - 1_000).toISOString() },
      { expiresAt: "soon" },
      { purpose: "supplier_answer" },
      null,
      [],
    ])
      expectError(await mint(body), 422, "invalid_input");
    expect(await list()).toEqual([]);
  });

  test("with a key makes one, and tells the same again; other content is refused", async () => {
    const headers = { "idempotency-key": newId() };
    const answers = await Promise.all([1, 2, 3, 4].map(() => mint({}, own.keys.agent, headers)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await list()).toHaveLength(1);
    expect(await mint({}, own.keys.agent, headers)).toMatchObject({ body: answers[0]?.body });
    const kept = await prisma().idempotencyKey.findFirstOrThrow({
      where: { key: headers["idempotency-key"] },
    });
    expect(kept.response).toEqual({ id: answers[0]?.body.data.id });
    expectError(await mint({ commands: ["cancel"] }, own.keys.agent, headers), 409, "idempotency_key_reused");
  });
});

describe("the links of a booking", () => {
  test("are listed without what opens them; looking is no use of them, acting is", async () => {
    const { data } = (await mint()).body;
    const [seen] = linksAnswer.parse({ data: await list() }).data;
    expect(seen).toMatchObject({
      id: data.id,
      purpose: "manage",
      lastUsedAt: null,
      revokedAt: null,
      ended: false,
    });
    expect(Object.keys(seen ?? {}).sort()).toEqual([
      "commands",
      "createdAt",
      "ended",
      "expiresAt",
      "id",
      "lastUsedAt",
      "purpose",
      "revokedAt",
    ]);
    for (let look = 0; look < 3; look += 1) await view(data.url);
    expect(await list()).toEqual([seen]);
    await give(data.url, "withdraw");
    const [used] = await list();
    expect(used.lastUsedAt).not.toBeNull();
    expect(used.ended).toBe(true);
  });

  test("by the booking's reference too", async () => {
    await mint();
    const answer = await call("GET", `/bookings/${booking.reference}/links`, { key: own.keys.agent });
    expect(answer.body.data).toHaveLength(1);
  });

  test("end when they are revoked, once and for all", async () => {
    const { data } = (await mint()).body;
    const revoked = await call("DELETE", `/links/${data.id}`, { key: own.keys.agent });
    expect(revoked.status).toBe(200);
    expect(linkAnswer.parse(revoked.body).data.revokedAt).not.toBeNull();
    expect(await view(data.url)).toEqual({ state: "revoked" });
    expect(await give(data.url, "withdraw")).toMatchObject({ error: { code: "link_invalid" } });
    const again = await call("DELETE", `/links/${data.id}`, { key: own.keys.owner });
    expect(again.body).toEqual(revoked.body);
  });
});

test("who may: staff, and no supplier even of this booking; nobody another organization's", async () => {
  const { data } = (await mint()).body;
  const staff = ["owner", "admin", "agent"];
  for (const role of ROLES) {
    const key = own.keys[role];
    const expected = (status: number) => [role, staff.includes(role) ? status : 403];
    expect([role, (await call("GET", `/bookings/${booking.id}/links`, { key })).status]).toEqual(
      expected(200),
    );
    expect([role, (await mint(undefined, key)).status]).toEqual(expected(201));
    if (!staff.includes(role))
      expectError(await call("DELETE", `/links/${data.id}`, { key }), 403, "forbidden");
  }
  const { foreign } = worlds;
  for (const role of ["owner", "admin", "agent"] as const) {
    const key = foreign.keys[role];
    for (const name of [booking.id, booking.reference]) {
      expectError(await call("GET", `/bookings/${name}/links`, { key }), 404, "not_found");
      expectError(await call("POST", `/bookings/${name}/links`, { key }), 404, "not_found");
    }
    expectError(await call("DELETE", `/links/${data.id}`, { key }), 404, "not_found");
  }
  for (const id of [newId(), "x", own.customerId])
    expectError(await call("DELETE", `/links/${id}`, { key: own.keys.owner }), 404, "not_found");
  expect((await view(data.url)).state).toBe("shown");
});

test("a link into somebody's account is nothing that this address revokes", async () => {
  const link = await prisma().link.create({
    data: {
      id: newId(),
      organizationId: own.organizationId,
      purpose: "invitation",
      subjectId: own.userIds.viewer,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  expectError(await call("DELETE", `/links/${link.id}`, { key: own.keys.owner }), 404, "not_found");
});
