import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default) with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

let decoy: Promise<string> | undefined;

/** A hash that no password has, checked for unknown mails so that they take as long as known ones. */
function decoyHash(): Promise<string> {
  decoy ??= hash(randomBytes(32), COST);
  return decoy;
}

/** Whether the password is the one of this hash; without a hash it takes as long, and is not. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoyHash()), password.normalize("NFKC"));
  return matches && passwordHash !== null;
}
