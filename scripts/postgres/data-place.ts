import { chmodSync, chownSync, mkdirSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { SYSTEM_FOLDER } from "./binaries";
import { canEnter, databaseUser } from "./system-user";

/** A new folder for a throw-away cluster, in a place that the database's user can reach. */
export function throwAwayFolder(): string {
  const user = databaseUser();
  const preferred = os.tmpdir();
  const parent = !user || canEnter(preferred, user) ? preferred : systemFolder("tests");
  const folder = mkdtempSync(path.join(parent, "holdfast-test-"));
  if (user) letThrough(folder, user.gid);
  return folder;
}

/**
 * The folder for the cluster that belongs to `dataFolder` (the checkout's .data): a folder in it, or, when we are
 * root and the database's user cannot get there, one under the system's own folder named after `installation`.
 */
export function clusterFolder(dataFolder: string, installation: string): string {
  const user = databaseUser();
  if (!user) return path.join(dataFolder, "pg");
  letThrough(dataFolder, user.gid);
  if (canEnter(dataFolder, user)) return path.join(dataFolder, "pg");
  chmodSync(dataFolder, 0o700);
  return path.join(systemFolder(installation), "pg");
}

/** The group may pass through `folder` to what is its own, and neither list nor read anything beside it. */
function letThrough(folder: string, gid: number): void {
  chownSync(folder, 0, gid);
  chmodSync(folder, 0o710);
}

function systemFolder(name: string): string {
  const folder = path.join(SYSTEM_FOLDER, name);
  mkdirSync(folder, { recursive: true });
  for (const at of [SYSTEM_FOLDER, folder]) chmodSync(at, 0o755);
  return folder;
}
