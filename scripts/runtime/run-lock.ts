import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../operator-error";
import { DATA_FOLDER, writePrivateJson } from "./data-folder";
import { birthOf } from "./process-identity";

const LOCK_FILE = path.join(DATA_FOLDER, "holdfast.lock");
const STOP_PATIENCE_MS = 40_000;

interface ProcessNote {
  pid: number;
  birth: string | undefined;
}

interface LockContent {
  holder: ProcessNote;
  /** What started the holder; when it has ended, the holder is about to. */
  launcher: ProcessNote;
  url?: string;
  stopping?: boolean;
  /** Server and worker, so that the next start finds them if all else was killed. */
  children: ProcessNote[];
}

/** The one running product of this checkout. */
export class RunLock {
  private constructor(private content: LockContent) {}

  /** Takes the lock, after one that is being given up; throws a sentence when the product already runs. */
  static async take(): Promise<RunLock> {
    const content: LockContent = {
      holder: noteOf(process.pid),
      launcher: noteOf(process.ppid),
      children: [],
    };
    const until = Date.now() + STOP_PATIENCE_MS;
    while (!tryCreate(content)) {
      const other = readLock();
      if (!other) continue;
      if (!isRunning(other.holder)) {
        await removeStale(other);
      } else if ((other.stopping || !isRunning(other.launcher)) && Date.now() < until) {
        await wait(100);
      } else {
        const where = other.url ? `at ${other.url}` : "and is still starting";
        throw new OperatorError(
          `Holdfast already runs from this folder ${where} (process ${other.holder.pid}).`,
        );
      }
    }
    return new RunLock(content);
  }

  announce(url: string): void {
    this.update({ url });
  }

  stopping(): void {
    this.update({ stopping: true });
  }

  addChild(pid: number): void {
    const running = this.content.children.filter(isRunning);
    this.update({ children: [...running, noteOf(pid)] });
  }

  release(): void {
    rmSync(LOCK_FILE, { force: true });
  }

  private update(change: Partial<LockContent>): void {
    this.content = { ...this.content, ...change };
    writePrivateJson(LOCK_FILE, this.content);
  }
}

/** The address at which this checkout's product runs now, if it does. */
export function runningUrl(): string | undefined {
  const lock = readLock();
  return lock && isRunning(lock.holder) ? lock.url : undefined;
}

function tryCreate(content: LockContent): boolean {
  const unfinished = `${LOCK_FILE}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(unfinished, LOCK_FILE);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function readLock(): LockContent | undefined {
  try {
    return JSON.parse(readFileSync(LOCK_FILE, "utf8")) as LockContent;
  } catch {
    return undefined;
  }
}

/** Moves the lock aside before looking at it again: of two starts at once only one moves the stale one. */
async function removeStale(seen: LockContent): Promise<void> {
  const aside = `${LOCK_FILE}.stale.${process.pid}`;
  try {
    renameSync(LOCK_FILE, aside);
  } catch {
    return;
  }
  const moved = JSON.parse(readFileSync(aside, "utf8")) as LockContent;
  if (moved.holder.pid !== seen.holder.pid || moved.holder.birth !== seen.holder.birth) {
    renameSync(aside, LOCK_FILE);
    return;
  }
  for (const child of moved.children) await end(child);
  rmSync(aside, { force: true });
}

async function end(child: ProcessNote): Promise<void> {
  // They stop by themselves when their parent ends; one that hangs is made to.
  const until = Date.now() + 6_000;
  while (isRunning(child) && Date.now() < until) await wait(50);
  if (isRunning(child)) process.kill(child.pid, "SIGKILL");
}

function noteOf(pid: number): ProcessNote {
  return { pid, birth: birthOf(pid) };
}

function isRunning(note: ProcessNote): boolean {
  return note.birth !== undefined && birthOf(note.pid) === note.birth;
}
