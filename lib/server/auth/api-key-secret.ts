import { createHash, randomBytes } from "node:crypto";

const SHAPE = /^hf_[A-Za-z0-9_-]{32,128}$/;
const PREFIX_LENGTH = 10;

/** A new key: 256 random bits. It is shown once, and only its hash is kept. */
export function newApiKeySecret(): string {
  return `hf_${randomBytes(32).toString("base64url")}`;
}

export function looksLikeApiKey(secret: string): boolean {
  return SHAPE.test(secret);
}

/** SHA-256 in hexadecimal: the key itself is random enough that a slow hash would add nothing. */
export function apiKeyHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** What a list shows, to tell keys apart. */
export function apiKeyPrefix(secret: string): string {
  return secret.slice(0, PREFIX_LENGTH);
}
