import { log } from "@/lib/server/log";

export interface Loop {
  /** Runs as soon as the run under way has ended, or at once. */
  wake(): void;
  /** Resolves when the run under way has ended; nothing runs after it. */
  stop(): Promise<void>;
}

interface LoopOptions {
  readonly name: string;
  readonly everyMs: number;
  /** One run. A fault is logged, once until a run succeeds again, and the next run comes at its time. */
  readonly run: () => Promise<void>;
}

/** Repeats something that never overlaps with itself, whatever it takes and whoever wakes it. */
export function startLoop({ name, everyMs, run }: LoopOptions): Loop {
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;
  let wanted = false;
  let stopped = false;
  let failing = false;

  const attempt = async () => {
    try {
      await run();
      if (failing) log().info({ loop: name }, "The loop works again");
      failing = false;
    } catch (error) {
      if (!failing) log().error({ loop: name, err: error }, "The loop failed and goes on");
      failing = true;
    }
  };
  const start = () => {
    clearTimeout(timer);
    if (stopped) return;
    if (current) {
      wanted = true;
      return;
    }
    wanted = false;
    current = attempt().finally(() => {
      current = undefined;
      if (wanted && !failing) start();
      else if (!stopped) timer = setTimeout(start, everyMs);
    });
  };

  start();
  return {
    wake: start,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
