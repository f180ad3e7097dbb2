import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process with this number runs (a zombie that nobody collected counts as ended). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return statusFields(pid)?.[0] !== "Z";
}

/** A text that tells this process from a later one with the same number; undefined when it has ended. */
export function birthOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  const startedAtTick = statusFields(pid)?.[19];
  if (startedAtTick) return startedAtTick;
  const listed = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return listed.status === 0 ? listed.stdout.trim() : undefined;
}

/** The fields of /proc/<pid>/stat after the program's name, which may itself hold spaces and brackets. */
function statusFields(pid: number): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
