import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import { ensureDataFolder, LOG_FOLDER, PROJECT_FOLDER } from "./data-folder";

const EXIT_WITH_PARENT = path.join(import.meta.dirname, "exit-with-parent.mjs");
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

const STOP_PATIENCE_MS = 8_000;

const running = new Set<ChildProcess>();

export interface NodeProcess {
  /** The file to run, from the project's folder. */
  script: string;
  parameters?: string[];
  typescript?: boolean;
  environment: NodeJS.ProcessEnv;
  /** The name of the log that takes its output; without one it writes to our terminal. */
  log?: string;
  /** Write on at the end of the log instead of beginning it anew. */
  keepLog?: boolean;
  /** Opens a channel for messages. */
  ipc?: boolean;
}

/**
 * Starts a process that ends when this one does, however this one ends. It has a session of its own, so that the
 * terminal's Ctrl-C reaches it only through us, in the right order.
 */
export function startNode(job: NodeProcess): ChildProcess {
  const output = job.log ? openSync(logFile(job.log), job.keepLog ? "a" : "w", 0o600) : "inherit";
  const stdio: StdioOptions = ["pipe", output, output];
  if (job.ipc) stdio.push("ipc");
  const loaders = ["--import", EXIT_WITH_PARENT, ...(job.typescript ? ["--import", "tsx"] : [])];
  const child = spawn(process.execPath, [...loaders, job.script, ...(job.parameters ?? [])], {
    cwd: PROJECT_FOLDER,
    env: job.environment,
    detached: true,
    stdio,
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  // It may end before we stop writing to it, which is no error of ours.
  child.stdin?.on("error", () => undefined);
  if (typeof output === "number") closeSync(output);
  return child;
}

/** Runs a process to its end and says whether it succeeded. */
export function finished(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** Asks a process to end and, after a while, makes it. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const forced = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(forced);
}

/** Ends every process that was started here and still runs, such as a build that was interrupted. */
export async function endAllProcesses(): Promise<void> {
  await Promise.all([...running].map(endProcess));
}

/** The path of a log, emptied when it has grown too long. */
export function logFile(name: string): string {
  ensureDataFolder();
  const file = path.join(LOG_FOLDER, `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) truncateSync(file);
  return file;
}

/** The last lines of a log, for showing why something failed. */
export function endOfLog(name: string, lines: number): string {
  try {
    return readFileSync(logFile(name), "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return "";
  }
}
