import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { pool, prisma } from "@/lib/server/db/pool";
import { decideThroughLink, readLinkPage } from "@/lib/server/links/answer-link";
import { findLink, mintLink } from "@/lib/server/links/links";
import { linkToken } from "@/lib/server/links/token";
import { openWorlds, type Worlds } from "../api/world";
import { booking, decide, pendingRequest, tokenFor, view } from "./booking-links";

let worlds: Worlds;

beforeAll(async () => {
  worlds = await openWorlds({ RATE_LIMIT_LINK_PER_MINUTE: "20" });
});
afterAll(() => worlds.close());
afterEach(() => vi.restoreAllMocks());

describe("a link that is not right", () => {
  it("never reaches the database when it was not signed by us or is for something else", async () => {
    const made = await pendingRequest(worlds.own);
    const { token, id } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const row = await findLink(pool(), id);
    if (!row) throw new Error("The link that was made is not there");
    const ofFirstKey = linkToken({ ...row, idHash: null });
    const query = vi.spyOn(pool(), "query");
    const connect = vi.spyOn(pool(), "connect");
    const forged = Array.from({ length: 10_000 }, (_, round) => {
      const copy = Buffer.from(round % 2 === 0 ? token : ofFirstKey, "base64url");
      // A made-up signature, or what it signs changed: its key, purpose, commands, id or expiry.
      if (round % 4 < 2) randomBytes(32).copy(copy, copy.length - 32);
      else
        copy[round % (copy.length - 32)] =
          ((copy[round % (copy.length - 32)] ?? 0) + 1 + (round % 255)) & 255;
      return copy.toString("base64url");
    });
    const wrong = [
      ...forged,
      token.slice(0, -1),
      token.slice(1),
      `${token}x`,
      "",
      "x",
      "../..",
      "%00",
      "é".repeat(75),
    ];
    for (const [index, attempt] of wrong.entries()) {
      const from = `10.${index >> 8}.${index & 255}.1`;
      expect(await readLinkPage("supplier_answer", attempt, from)).toEqual({ state: "invalid" });
      const done = await decideThroughLink("supplier_answer", attempt, from, {
        command: "confirm",
        version: "1",
      });
      expect(done).toMatchObject({ ok: false, error: { code: "link_invalid" } });
    }
    expect(await view("manage", token)).toEqual({ state: "invalid" });
    expect(query).not.toHaveBeenCalled();
    expect(connect).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect((await booking(made.id)).version).toBe(1);
  });

  it("of the first key leads to links that were made under it, and to no other", async () => {
    const made = await pendingRequest(worlds.own);
    const { id, token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const row = await findLink(pool(), id);
    if (!row) throw new Error("The link that was made is not there");
    const ofFirstKey = linkToken({ ...row, idHash: null });
    expect(await view("supplier_answer", ofFirstKey)).toEqual({ state: "invalid" });
    await prisma().link.update({ where: { id }, data: { idHash: null } });
    expect((await view("supplier_answer", ofFirstKey)).state).toBe("shown");
    expect(await view("supplier_answer", token)).toEqual({ state: "invalid" });
    expect((await decide("supplier_answer", ofFirstKey, { command: "confirm", version: "1" })).ok).toBe(true);
  });

  it("gives no command beyond those of its row, and of its token", async () => {
    const made = await pendingRequest(worlds.own);
    const narrow = await mintLink(pool(), {
      purpose: "supplier_answer",
      organizationId: worlds.own.organizationId,
      bookingId: made.id,
      subjectId: worlds.own.supplierId,
      expiresAt: new Date(Date.now() + 3_600_000),
      commands: ["reject"],
    });
    const all = ["confirm", "reject"] as const;
    const given = { command: "confirm", version: "1" };
    for (const token of [linkToken(narrow), linkToken({ ...narrow, commands: all })]) {
      expect(await view("supplier_answer", token)).toMatchObject({
        booking: { commands: [{ command: "reject" }] },
      });
      expect(await decide("supplier_answer", token, given)).toMatchObject({
        ok: false,
        error: { code: "invalid_input" },
      });
    }
    await prisma().link.update({ where: { id: narrow.id }, data: { commands: [...all] } });
    expect(await decide("supplier_answer", linkToken(narrow), given)).toMatchObject({
      ok: false,
      error: { code: "invalid_input" },
    });
    expect((await booking(made.id)).version).toBe(1);
  });

  it("says that it expired or was taken back, and changes nothing", async () => {
    const made = await pendingRequest(worlds.own);
    const expired = await tokenFor(worlds.own, made.id, "supplier_answer", {
      expiresAt: new Date(Date.now() - 1_000),
    });
    const given = { command: "confirm", version: "1" };
    expect(await view("supplier_answer", expired.token)).toEqual({ state: "expired" });
    expect(await decide("supplier_answer", expired.token, given)).toMatchObject({
      ok: false,
      error: { code: "link_expired" },
    });
    const revoked = await tokenFor(worlds.own, made.id, "supplier_answer");
    await prisma().link.update({ where: { id: revoked.id }, data: { revokedAt: new Date() } });
    expect(await view("supplier_answer", revoked.token)).toEqual({ state: "revoked" });
    expect(await decide("supplier_answer", revoked.token, given)).toMatchObject({
      ok: false,
      error: { code: "link_invalid" },
    });
    expect((await booking(made.id)).version).toBe(1);
  });

  it("is counted by address, and by booking over many addresses", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    for (let attempt = 0; attempt < 20; attempt += 1)
      await readLinkPage("supplier_answer", "x", "203.0.113.1");
    expect(await readLinkPage("supplier_answer", token, "203.0.113.1")).toEqual({ state: "rate_limited" });
    for (let attempt = 0; attempt < 20; attempt += 1)
      expect((await view("supplier_answer", token)).state).toBe("shown");
    const given = { command: "confirm", version: "1" };
    expect(await decide("supplier_answer", token, given)).toMatchObject({ error: { code: "rate_limited" } });
    expect((await booking(made.id)).version).toBe(1);
  });
});
