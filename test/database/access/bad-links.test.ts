import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { pool, prisma } from "@/lib/server/db/pool";
import { decideThroughLink, readLinkPage } from "@/lib/server/links/answer-link";
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
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const query = vi.spyOn(pool(), "query");
    const connect = vi.spyOn(pool(), "connect");
    const bytes = Buffer.from(token, "base64url");
    const forged = Array.from({ length: 1000 }, () => {
      const copy = Buffer.from(bytes);
      randomBytes(32).copy(copy, 24);
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
