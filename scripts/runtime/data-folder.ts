import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

export const PROJECT_FOLDER = path.resolve(import.meta.dirname, "../..");

/** Everything that belongs to this checkout's running product; never committed. */
export const DATA_FOLDER = process.env.HOLDFAST_DATA_FOLDER
  ? path.resolve(process.env.HOLDFAST_DATA_FOLDER)
  : path.join(PROJECT_FOLDER, ".data");

export const LOG_FOLDER = path.join(DATA_FOLDER, "logs");
export const DEMO_FILE = path.join(DATA_FOLDER, "demo.json");
const SECRETS_FILE = path.join(DATA_FOLDER, "secrets.json");

export interface Secrets {
  /** Names this installation's folder outside of the checkout, where it needs one. */
  installation: string;
  /** What HOLDFAST_SECRET is when the environment has none. */
  secret: string;
  superuserPassword: string;
  ownerPassword: string;
  /** Passwords of the login roles that were made, by server and database. */
  logins: Record<string, string>;
  /** The embedded database's last port, so that its address stays the same. */
  databasePort?: number;
}

/** Makes the data folder, readable by its owner only, with a place for logs. */
export function ensureDataFolder(): void {
  mkdirSync(LOG_FOLDER, { recursive: true, mode: 0o700 });
  const mode = process.getuid?.() === 0 ? undefined : 0o700;
  if (mode) chmodSync(DATA_FOLDER, mode);
}

/** This installation's secrets, made on first use. */
export function readSecrets(): Secrets {
  const known = readJson<Partial<Secrets>>(SECRETS_FILE) ?? {};
  const secrets: Secrets = {
    installation: known.installation ?? randomBytes(8).toString("hex"),
    secret: known.secret ?? newPassword(),
    superuserPassword: known.superuserPassword ?? newPassword(),
    ownerPassword: known.ownerPassword ?? newPassword(),
    logins: known.logins ?? {},
    databasePort: known.databasePort,
  };
  if (JSON.stringify(known) !== JSON.stringify(secrets)) writeSecrets(secrets);
  return secrets;
}

export function writeSecrets(secrets: Secrets): void {
  writePrivateJson(SECRETS_FILE, secrets);
}

export function newPassword(): string {
  return randomBytes(32).toString("base64url");
}

/** Replaces the file in one step, so that a crash leaves the old content or the new. */
export function writePrivateJson(file: string, content: unknown): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}

/** The file's content, or undefined when it does not exist. Throws when it is there and no JSON. */
function readJson<Content>(file: string): Content | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  return JSON.parse(text) as Content;
}
