import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../operator-error";
import { isAlive } from "../runtime/process-identity";

/**
 * Stops a server that still runs on `dataFolder` after whoever started it was killed, and removes the note of one
 * that was killed itself. PostgreSQL would take any process with the noted number for its own.
 */
export async function stopStrayPostmaster(dataFolder: string): Promise<void> {
  const note = path.join(dataFolder, "postmaster.pid");
  const pid = readPid(note);
  if (pid === undefined) return;
  if (servesFolder(pid, dataFolder)) {
    for (const [signal, patienceMs] of [
      ["SIGINT", 20_000],
      ["SIGQUIT", 5_000],
      ["SIGKILL", 5_000],
    ] as const) {
      if (!signalled(pid, signal)) break;
      const until = Date.now() + patienceMs;
      while (isAlive(pid) && Date.now() < until) await wait(50);
      if (!isAlive(pid)) break;
    }
    if (isAlive(pid))
      throw new OperatorError(
        `An older PostgreSQL (process ${pid}) still uses ${dataFolder}: stop it first.`,
      );
  }
  rmSync(note, { force: true });
}

function readPid(note: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(note, "utf8"), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function servesFolder(pid: number, dataFolder: string): boolean {
  if (!isAlive(pid)) return false;
  const listed = spawnSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  return listed.status === 0 ? listed.stdout.includes(dataFolder) : commandLine(pid).includes(dataFolder);
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
