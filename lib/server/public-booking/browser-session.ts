import { createHash, createHmac, randomBytes } from "node:crypto";
import { config, derivedKey } from "@/lib/server/config";

/** Names the browser in which somebody books; it tells nothing else, and lives as long as the browser is open. */
export const SESSION_COOKIE = "holdfast-booking";

const SESSION = /^[\w-]{32}$/;

export interface BrowserSession {
  readonly hash: string;
  /** The header that gives a new browser its name; null where it has one. */
  readonly setCookie: string | null;
}

/** The session of a request, or a new one. */
export function browserSession(cookie: string | undefined): BrowserSession {
  const hash = sessionHashOf(cookie);
  if (hash) return { hash, setCookie: null };
  const name = randomBytes(24).toString("base64url");
  const secure = config().APP_URL.startsWith("https:") ? "; Secure" : "";
  return {
    hash: hashOf(name),
    setCookie: `${SESSION_COOKIE}=${name}; Path=/book; HttpOnly; SameSite=Lax${secure}`,
  };
}

/** What is kept of a session; null where there is none. */
export function sessionHashOf(cookie: string | undefined): string | null {
  return cookie && SESSION.test(cookie) ? hashOf(cookie) : null;
}

function hashOf(name: string): string {
  return createHash("sha256").update(name).digest("hex");
}

/** Counts the holds of an address without keeping the address. */
export function addressHash(address: string): string {
  return createHmac("sha256", derivedKey("hold-addresses")).update(address).digest("hex");
}
