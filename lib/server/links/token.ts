import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKey } from "@/lib/server/config";

export const LINK_PURPOSES = ["supplier_answer", "manage", "invitation", "password_reset"] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export interface LinkClaim {
  readonly id: string;
  readonly purpose: LinkPurpose;
  /** Whole seconds count; what is finer is cut off. */
  readonly expiresAt: Date;
}

// Layout: key id (1 byte), purpose (1), link id (16), expiry in seconds (6), HMAC-SHA-256 over all of these (32).
const PURPOSE_AT = 1;
const ID_AT = 2;
const EXPIRY_AT = 18;
const MAC_AT = 24;
const LENGTH = 56;
const TEXT_LENGTH = Math.ceil((LENGTH * 4) / 3);

/** Keys that tokens are accepted under; the first signs. Rotating puts a new one first and drops an old one later. */
const KEY_IDS = [1] as const;

const keys = new Map<number, Buffer>();

function keyOf(keyId: number): Buffer {
  const known = keys.get(keyId);
  if (known) return known;
  const key = derivedKey(`links/${keyId}`);
  keys.set(keyId, key);
  return key;
}

/** The capability that a mail carries. Computed when the mail is sent, and never stored. */
export function linkToken(link: LinkClaim): string {
  const bytes = Buffer.alloc(LENGTH);
  bytes[0] = KEY_IDS[0];
  bytes[PURPOSE_AT] = LINK_PURPOSES.indexOf(link.purpose) + 1;
  Buffer.from(link.id.replaceAll("-", ""), "hex").copy(bytes, ID_AT);
  bytes.writeUIntBE(Math.floor(link.expiresAt.getTime() / 1000), EXPIRY_AT, 6);
  macOf(bytes, KEY_IDS[0]).copy(bytes, MAC_AT);
  return bytes.toString("base64url");
}

/** What a token claims, if we signed it; null for everything else, in the same time whatever is wrong with it. */
export function readLinkToken(token: string): LinkClaim | null {
  if (token.length !== TEXT_LENGTH) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== LENGTH || bytes.toString("base64url") !== token) return null;
  const keyId = KEY_IDS.find((known) => known === bytes[0]);
  const genuine = timingSafeEqual(bytes.subarray(MAC_AT), macOf(bytes, keyId ?? KEY_IDS[0]));
  const purpose = LINK_PURPOSES[(bytes[PURPOSE_AT] ?? 0) - 1];
  if (!genuine || keyId === undefined || !purpose) return null;
  const hex = bytes.toString("hex", ID_AT, EXPIRY_AT);
  return {
    id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
    purpose,
    expiresAt: new Date(bytes.readUIntBE(EXPIRY_AT, 6) * 1000),
  };
}

function macOf(bytes: Buffer, keyId: number): Buffer {
  return createHmac("sha256", keyOf(keyId)).update(bytes.subarray(0, MAC_AT)).digest();
}
