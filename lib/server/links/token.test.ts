import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { LINK_PURPOSES, type LinkClaim, linkToken, readLinkToken } from "@/lib/server/links/token";

const claim: LinkClaim = {
  id: "01919191-1111-7222-8333-444455556666",
  purpose: "supplier_answer",
  expiresAt: new Date("2027-01-02T03:04:05Z"),
};

beforeAll(() => {
  process.env.HOLDFAST_SECRET ||= "a secret of the tests that is long enough to be one";
  process.env.APP_DATABASE_URL ||= "postgres://nobody@localhost/none";
  process.env.APP_URL ||= "http://localhost:3000";
});

describe("link tokens", () => {
  it("say what they were made for, whatever the purpose", () => {
    for (const purpose of LINK_PURPOSES) {
      const made = { ...claim, id: randomUUID(), purpose };
      expect(readLinkToken(linkToken(made))).toEqual(made);
    }
  });

  it("are the same for the same link, so that nothing needs to be stored", () => {
    expect(linkToken(claim)).toBe(linkToken({ ...claim, expiresAt: new Date("2027-01-02T03:04:05.999Z") }));
  });

  it("refuse a thousand forgeries of the right shape", () => {
    const genuine = Buffer.from(linkToken(claim), "base64url");
    for (let round = 0; round < 1000; round += 1) {
      const forged = Buffer.from(genuine);
      if (round % 2 === 0) randomBytes(32).copy(forged, 24);
      else forged.set(randomBytes(16), 2);
      expect(readLinkToken(forged.toString("base64url"))).toBeNull();
    }
  });

  it("refuse a change of any single bit", () => {
    const genuine = Buffer.from(linkToken(claim), "base64url");
    for (let bit = 0; bit < genuine.length * 8; bit += 1) {
      const changed = Buffer.from(genuine);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(readLinkToken(changed.toString("base64url"))).toBeNull();
    }
  });

  it("refuse what was cut off, added to, or written another way", () => {
    const token = linkToken(claim);
    for (let length = 0; length < token.length; length += 1)
      expect(readLinkToken(token.slice(0, length))).toBeNull();
    for (const other of [
      `${token}A`,
      `${token}=`,
      ` ${token}`,
      token.replace(/.$/, "?"),
      token.toLowerCase(),
    ])
      expect(readLinkToken(other)).toBeNull();
    const spare = `${token.slice(0, -1)}${nextLetter(token.at(-1) ?? "")}`;
    expect(Buffer.from(spare, "base64url").equals(Buffer.from(token, "base64url"))).toBe(true);
    expect(readLinkToken(spare)).toBeNull();
  });
});

/** The letter that differs in the last bit, which no byte holds: another text for the same bytes. */
function nextLetter(letter: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return alphabet[alphabet.indexOf(letter) ^ 1] ?? "";
}
