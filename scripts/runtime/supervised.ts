import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { endProcess } from "./node-process";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
const STEADY_AFTER_MS = 20_000;

export interface SupervisedOptions {
  /** As a sentence would name it: "server". */
  name: string;
  start: () => ChildProcess;
  onStart?: (pid: number) => void;
  /** Called when it ended by itself and is about to be started again. */
  onRestart: (name: string, pauseMs: number) => void;
}

/** Keeps a process running until it is stopped, with a pause that grows while it keeps on failing. */
export class Supervised {
  /** How often it ended by itself since it last ran for a while. */
  failures = 0;
  private child: ChildProcess;
  private stopped = false;
  private wanted = false;

  constructor(private readonly options: SupervisedOptions) {
    this.child = this.launch();
  }

  /** Replaces the process by a new one, as after a new build. */
  async restart(): Promise<void> {
    if (this.stopped) return;
    this.wanted = true;
    await endProcess(this.child);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await endProcess(this.child);
  }

  private launch(): ChildProcess {
    const child = this.options.start();
    const since = Date.now();
    if (child.pid) this.options.onStart?.(child.pid);
    child.once("error", () => this.replace(since));
    child.once("exit", () => this.replace(since));
    return child;
  }

  private async replace(since: number): Promise<void> {
    if (this.stopped) return;
    if (this.wanted) {
      this.wanted = false;
    } else {
      this.failures = Date.now() - since > STEADY_AFTER_MS ? 1 : this.failures + 1;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
      this.options.onRestart(this.options.name, pause);
      await wait(pause);
    }
    if (!this.stopped) this.child = this.launch();
  }
}
