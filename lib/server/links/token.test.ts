import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { LINK_COMMAND_BITS, LINK_COMMANDS } from "@/lib/domain/access/link-commands";
import { derivedKey } from "@/lib/server/config";
import {
  LINK_PURPOSES,
  type LinkToSign,
  linkIdHash,
  linkToken,
  readLinkToken,
} from "@/lib/server/links/token";

const id = "01919191-1111-7222-8333-444455556666";
let link: LinkToSign;

beforeAll(() => {
  process.env.HOLDFAST_SECRET ||= "a secret of the tests that is long enough to be one";
  process.env.APP_DATABASE_URL ||= "postgres://nobody@localhost/none";
  process.env.APP_URL ||= "http://localhost:3000";
  link = {
    id,
    purpose: "supplier_answer",
    commands: null,
    expiresAt: new Date("2027-01-02T03:04:05Z"),
    idHash: linkIdHash(id),
  };
});

describe("link tokens", () => {
  it("say what they were made for, whatever the purpose", () => {
    for (const purpose of LINK_PURPOSES) {
      const made = { ...link, id: randomUUID(), purpose, idHash: "of this id" };
      expect(readLinkToken(linkToken(made))).toEqual({
        purpose,
        commands: { ...LINK_COMMANDS, invitation: [], password_reset: [] }[purpose],
        expiresAt: made.expiresAt,
        idHash: linkIdHash(made.id),
        rowId: null,
      });
    }
  });

  it("carry the commands of their row, each of them by itself and all together", () => {
    for (const commands of [...LINK_COMMAND_BITS.map((one) => [one]), [...LINK_COMMAND_BITS]])
      expect(readLinkToken(linkToken({ ...link, purpose: "manage", commands }))?.commands).toEqual(commands);
  });

  it("tell neither the row's id nor what the row keeps of theirs", () => {
    const bytes = Buffer.from(linkToken(link), "base64url");
    expect(bytes.includes(Buffer.from(id.replaceAll("-", ""), "hex"))).toBe(false);
    expect(bytes.includes(Buffer.from(linkIdHash(id), "hex"))).toBe(false);
    expect(linkIdHash(id)).toMatch(/^[0-9a-f]{64}$/);
    expect(linkIdHash(randomUUID())).not.toBe(linkIdHash(id));
  });

  it("are the same for the same link, so that nothing needs to be stored", () => {
    expect(linkToken(link)).toBe(linkToken({ ...link, expiresAt: new Date("2027-01-02T03:04:05.999Z") }));
  });

  it("of the first key are read still, and find their row by its own id", () => {
    const old = linkOfFirstKey();
    expect(old).toHaveLength(75);
    expect(readLinkToken(old)).toEqual({
      purpose: "supplier_answer",
      commands: ["confirm", "reject"],
      expiresAt: link.expiresAt,
      idHash: null,
      rowId: id,
    });
    expect(linkToken({ ...link, idHash: null })).toBe(old);
  });

  it("refuse a thousand forgeries of the right shape", () => {
    for (const token of [linkToken(link), linkOfFirstKey()]) {
      const genuine = Buffer.from(token, "base64url");
      for (let round = 0; round < 1000; round += 1) {
        const forged = Buffer.from(genuine);
        if (round % 2 === 0) randomBytes(32).copy(forged, forged.length - 32);
        else forged.set(randomBytes(16), 2);
        expect(readLinkToken(forged.toString("base64url"))).toBeNull();
      }
    }
  });

  it("refuse a change of any single bit", () => {
    for (const token of [linkToken(link), linkOfFirstKey()]) {
      const genuine = Buffer.from(token, "base64url");
      for (let bit = 0; bit < genuine.length * 8; bit += 1) {
        const changed = Buffer.from(genuine);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(readLinkToken(changed.toString("base64url"))).toBeNull();
      }
    }
  });

  it("refuse what was cut off, added to, or written another way", () => {
    for (const token of [linkToken(link), linkOfFirstKey()]) {
      for (let length = 0; length < token.length; length += 1)
        expect(readLinkToken(token.slice(0, length))).toBeNull();
      for (const other of [
        `${token}A`,
        `${token}=`,
        ` ${token}`,
        token.replace(/.$/, "?"),
        token.toLowerCase(),
        token.replaceAll("-", "+").replaceAll("_", "/").replace(/^./, "+"),
      ])
        expect(readLinkToken(other)).toBeNull();
    }
    const old = linkOfFirstKey();
    const spare = `${old.slice(0, -1)}${nextLetter(old.at(-1) ?? "")}`;
    expect(Buffer.from(spare, "base64url").equals(Buffer.from(old, "base64url"))).toBe(true);
    expect(readLinkToken(spare)).toBeNull();
  });
});

/** As the first release signed it: key id, purpose, the row's id, expiry, HMAC. */
function linkOfFirstKey(): string {
  const said = Buffer.alloc(24);
  said[0] = 1;
  said[1] = LINK_PURPOSES.indexOf("supplier_answer") + 1;
  Buffer.from(id.replaceAll("-", ""), "hex").copy(said, 2);
  said.writeUIntBE(Math.floor(link.expiresAt.getTime() / 1000), 18, 6);
  const mac = createHmac("sha256", derivedKey("links/1")).update(said).digest();
  return Buffer.concat([said, mac]).toString("base64url");
}

/** The letter that differs in the last bit, which no byte holds: another text for the same bytes. */
function nextLetter(letter: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return alphabet[alphabet.indexOf(letter) ^ 1] ?? "";
}
