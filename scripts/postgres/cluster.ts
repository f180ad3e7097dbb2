import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { OperatorError } from "../operator-error";
import { findFreePort, isPortFree } from "../runtime/ports";
import { findBinaries } from "./binaries";
import { stopStrayPostmaster } from "./postmaster-file";
import { databaseUser, type SystemUser } from "./system-user";

const START_LIMIT_MS = 120_000;
const GUARD = path.join(import.meta.dirname, "guard.mjs");

export interface ClusterOptions {
  dataFolder: string;
  superuserPassword: string;
  /** The only port that will do. */
  port?: number;
  /** Taken when it is free; otherwise another one is chosen. */
  preferredPort?: number;
  /** Server settings, such as `fsync: "off"`. */
  settings?: Record<string, string>;
  /** Where the server's own log goes. */
  logFile: string;
  /** A folder to delete when the cluster stops, even when the process that started it was killed. */
  throwAway?: string;
}

export interface Cluster {
  port: number;
  /** The connection string of the superuser, for setting up roles and databases only. */
  superuserUrl(database: string): string;
  /** Settles when the server has ended, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the cluster in `dataFolder`, making it first when it does not exist; recovers one that was killed. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const user = databaseUser();
  const binaries = findBinaries(user);
  await stopStrayPostmaster(options.dataFolder);
  if (!existsSync(path.join(options.dataFolder, "PG_VERSION"))) {
    initialise(binaries.initdb, user, options);
  }
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const port = options.port ?? (await choosePort(options.preferredPort));
    const guard = spawnGuard(binaries.postgres, user, port, options);
    const ended = new Promise<void>((resolve) => guard.once("exit", () => resolve()));
    const superuserUrl = (database: string) =>
      `postgresql://postgres:${encodeURIComponent(options.superuserPassword)}@127.0.0.1:${port}/${database}`;
    if (await isReady(superuserUrl("postgres"), guard, deadline)) {
      return { port, superuserUrl, ended, stop: () => stopGuard(guard, ended) };
    }
    await stopGuard(guard, ended);
    // Backends of a killed server end a moment after it, and hold its memory until then.
    if (Date.now() > deadline) {
      throw new OperatorError(`The embedded PostgreSQL does not start; its log is ${options.logFile}.`);
    }
    await wait(250);
  }
}

async function choosePort(preferred: number | undefined): Promise<number> {
  return preferred && (await isPortFree(preferred)) ? preferred : findFreePort();
}

function initialise(initdb: string, user: SystemUser | undefined, options: ClusterOptions): void {
  const unfinished = `${options.dataFolder}.new`;
  const passwordFile = `${options.dataFolder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(options.dataFolder, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${options.superuserPassword}\n`, { mode: 0o600 });
  if (user) for (const at of [unfinished, passwordFile]) chownSync(at, user.uid, user.gid);
  try {
    const parameters = [
      `--pgdata=${unfinished}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(options.throwAway ? ["--no-sync"] : []),
    ];
    const made = spawnSync(initdb, parameters, {
      cwd: "/",
      uid: user?.uid,
      gid: user?.gid,
      env: { ...process.env, LC_ALL: "C" },
      encoding: "utf8",
    });
    if (made.status !== 0) {
      throw new OperatorError(
        `The embedded PostgreSQL could not be set up: ${made.stderr || made.error?.message}`,
      );
    }
    renameSync(unfinished, options.dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function spawnGuard(
  postgres: string,
  user: SystemUser | undefined,
  port: number,
  options: ClusterOptions,
): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...options.settings,
  };
  const parameters = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const job = {
    program: postgres,
    parameters: ["-D", options.dataFolder, ...parameters],
    uid: user?.uid,
    gid: user?.gid,
    removeFolder: options.throwAway,
  };
  // A session of its own keeps the terminal's Ctrl-C away from the database, which has to stop last.
  return spawn(process.execPath, [GUARD, JSON.stringify(job)], {
    detached: true,
    stdio: ["pipe", "ignore", openSync(options.logFile, "a")],
    env: { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C" },
  });
}

async function isReady(url: string, guard: ChildProcess, deadline: number): Promise<boolean> {
  while (guard.exitCode === null && guard.signalCode === null && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("select 1");
      return true;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === "28P01") {
        await stopGuard(guard, new Promise((resolve) => guard.once("exit", () => resolve())));
        throw new OperatorError(
          "The embedded database does not accept the password in .data/secrets.json. Put that file back, or start afresh with npm run db:reset.",
        );
      }
      await wait(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

async function stopGuard(guard: ChildProcess, ended: Promise<void>): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  guard.stdin?.end();
  guard.kill("SIGTERM");
  await ended;
}
