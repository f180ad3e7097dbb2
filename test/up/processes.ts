import { readdirSync, readFileSync } from "node:fs";
import { isAlive } from "@/scripts/runtime/process-identity";

export interface ProcessOfFolder {
  pid: number;
  name: "up" | "guard" | "database" | "server" | "worker" | "other";
}

/** The processes that belong to the product whose data lies in `dataFolder` (the database's own children aside). */
export function processesOf(dataFolder: string): ProcessOfFolder[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => belongs(pid, dataFolder) && isAlive(pid))
    .map((pid) => ({ pid, name: nameOf(read(`/proc/${pid}/cmdline`)) }))
    .filter((found) => found.name !== "other");
}

function belongs(pid: number, dataFolder: string): boolean {
  return (
    read(`/proc/${pid}/cmdline`).includes(dataFolder) || read(`/proc/${pid}/environ`).includes(dataFolder)
  );
}

function nameOf(commandLine: string): ProcessOfFolder["name"] {
  if (commandLine.includes("guard.mjs")) return "guard";
  if (commandLine.includes("scripts/runtime/up.ts")) return "up";
  if (commandLine.includes("scripts/worker.ts")) return "worker";
  if (commandLine.startsWith("next-server") || /bin\/next\0start/.test(commandLine)) return "server";
  if (/\/bin\/postgres\0-D/.test(commandLine)) return "database";
  return "other";
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
