import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/feeds/[file]/route";
import { removeMember } from "@/lib/server/auth/members";
import type { Principal } from "@/lib/server/auth/principal";
import { feedHash, findFeed, makeFeed, revokeFeed } from "@/lib/server/calendar/feeds";
import { CLIENT_ADDRESS_HEADER } from "@/lib/server/client-address";
import { pool } from "@/lib/server/db/pool";
import { countAttempt, isUsedUp } from "@/lib/server/rate-limit";
import { anotherPerson, ofRole, principalOf } from "../access/people";
import { call } from "../api/client";
import { openWorlds, type World, type Worlds } from "../api/world";

const LIMIT = 40;
let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds({ RATE_LIMIT_FEED_PER_MINUTE: String(LIMIT) });
  own = worlds.own;
});
afterAll(() => worlds.close());

async function read(
  token: string,
  ending = ".ics",
  address = "192.0.2.1",
): Promise<{ status: number; text: string; headers: Headers }> {
  const file = `${token}${ending}`;
  const headers = { [CLIENT_ADDRESS_HEADER]: address };
  const answer = await GET(new Request(`http://localhost:3000/feeds/${file}`, { headers }), {
    params: Promise.resolve({ file }),
  });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

async function book(key: string, hour: number, more: Record<string, unknown> = {}) {
  const made = await call("POST", "/bookings", {
    key,
    body: {
      offeringId: own.offerings.asset,
      customerId: own.customerId,
      startsAt: new Date(Date.now() + hour * 3_600_000).toISOString(),
      endsAt: new Date(Date.now() + (hour + 1) * 3_600_000).toISOString(),
      ...more,
    },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.data;
}

async function made(person: Principal): Promise<string> {
  const token = await makeFeed(person);
  if (token === null) throw new Error("The person is no member");
  return token;
}

async function memberWithFeed() {
  const member = await anotherPerson(own, "member");
  const person = await principalOf(member.userId);
  return { member, person, token: await made(person) };
}

describe("a personal calendar feed", () => {
  test("without bookings is an empty calendar", async () => {
    const { token } = await memberWithFeed();
    const { status, text, headers } = await read(token);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/calendar/);
    expect(headers.get("cache-control")).toContain("no-store");
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n(.+\r\n)+END:VCALENDAR/);
    expect(text).not.toContain("VEVENT");
  });

  test("has one's own bookings that stand, and neither pencilled, cancelled, nor others' ones", async () => {
    const { member, token } = await memberWithFeed();
    const confirmed = await book(member.key, 100);
    const tentative = await book(member.key, 102, { tentative: true });
    const cancelled = await book(member.key, 104);
    await call("POST", `/bookings/${cancelled.id}/commands`, {
      key: member.key,
      body: { command: "cancel" },
    });
    const others = await book(own.keys.agent, 106);
    const { text } = await read(token);
    const references = [...text.matchAll(/Reference: ([\w-]+)/g)].map(([, reference]) => reference);
    expect(references).toEqual([confirmed.reference]);
    for (const { reference } of [tentative, cancelled, others]) expect(text).not.toContain(reference);
    expect(text).toContain("STATUS:CONFIRMED");
    expect(text.match(/BEGIN:VCALENDAR/g)).toHaveLength(1);
  });

  test("one that waits for approval is told as such", async () => {
    const { member, token } = await memberWithFeed();
    await pool().query("UPDATE organization SET asset_approval_required = true WHERE id = $1", [
      own.organizationId,
    ]);
    await book(member.key, 120);
    await pool().query("UPDATE organization SET asset_approval_required = false WHERE id = $1", [
      own.organizationId,
    ]);
    const { text } = await read(token);
    expect(text).toContain("STATUS:TENTATIVE");
    expect(text).toContain("SUMMARY:Pending: ");
  });

  test("stops when it is revoked, when another is made, and when its member leaves", async () => {
    const { person, token } = await memberWithFeed();
    expect((await read(token)).status).toBe(200);
    const next = await made(person);
    expect((await read(token)).status).toBe(404);
    expect((await read(next)).status).toBe(200);
    await revokeFeed(person);
    expect((await read(next)).status).toBe(404);
    expect(await findFeed(person)).toBeNull();
    const last = await made(person);
    await pool().query("UPDATE membership SET removed_at = now() WHERE id = $1", [person.membershipId]);
    expect((await read(last)).status).toBe(404);
  });

  test("of a member who was removed stays closed when the member comes back", async () => {
    const { person, token } = await memberWithFeed();
    expect(await removeMember(await ofRole(own, "owner"), person.membershipId)).toMatchObject({ ok: true });
    await pool().query("UPDATE membership SET removed_at = NULL WHERE id = $1", [person.membershipId]);
    expect((await read(token)).status).toBe(404);
    expect(await findFeed(person)).toBeNull();
  });

  test("is not made by somebody who is being removed", async () => {
    const { person, token } = await memberWithFeed();
    const removal = await pool().connect();
    await removal.query("BEGIN");
    await removal.query("UPDATE membership SET removed_at = now() WHERE id = $1", [person.membershipId]);
    const next = makeFeed(person);
    await removal.query("COMMIT");
    removal.release();
    expect(await next).toBeNull();
    await pool().query("UPDATE membership SET removed_at = NULL WHERE id = $1", [person.membershipId]);
    expect((await read(token)).status).toBe(200);
  });

  test("made twice at once leaves one", async () => {
    const { person } = await memberWithFeed();
    const tokens = await Promise.all([made(person), made(person), made(person)]);
    const answers = await Promise.all(tokens.map((token) => read(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  });

  test("its token is nowhere in the database", async () => {
    const { token } = await memberWithFeed();
    const { rows } = await pool().query("SELECT to_json(f)::text AS text FROM calendar_feed f");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ text }) => text.includes(token))).toBe(false);
  });

  test("what is no address leads nowhere, whatever was counted", async () => {
    const { token } = await memberWithFeed();
    expect((await read(token, "")).status).toBe(404);
    expect((await read(`${token}x`)).status).toBe(404);
    const statuses = new Set<number>();
    for (let guess = 0; guess <= LIMIT; guess += 1)
      statuses.add((await read(`guess${guess}`, ".ics", "192.0.2.2")).status);
    expect([...statuses]).toEqual([404]);
  });

  test("reading is slowed down by address, at a door of its own that keeps nothing of what was made up", async () => {
    const address = "192.0.2.3";
    const madeUp = () => randomBytes(32).toString("base64url");
    for (let guess = 0; guess < LIMIT; guess += 1)
      expect((await read(madeUp(), ".ics", address)).status).toBe(404);
    const next = madeUp();
    expect((await read(next, ".ics", address)).status).toBe(429);
    expect((await countAttempt("feed", `feed:${feedHash(next)}`)).remaining).toBe(LIMIT - 1);
    expect(await isUsedUp("link", `address:${address}`)).toBe(false);
    const { token } = await memberWithFeed();
    expect((await read(token, ".ics", "192.0.2.4")).status).toBe(200);
  });

  test("one feed that many addresses read is slowed down too", async () => {
    const { token } = await memberWithFeed();
    for (let turn = 0; turn < LIMIT; turn += 1)
      expect((await read(token, ".ics", `198.51.100.${turn}`)).status).toBe(200);
    expect((await read(token, ".ics", "198.51.100.200")).status).toBe(429);
  });
});
