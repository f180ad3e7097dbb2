import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startLoop } from "@/lib/server/jobs/loop";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function controlled() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const run = () => {
    running += 1;
    most = Math.max(most, running);
    return new Promise<void>((resolve) =>
      ends.push(() => {
        running -= 1;
        resolve();
      }),
    );
  };
  return { run, ends, most: () => most };
}

test("it never overlaps with itself, and a wake during a run means one more run at once", async () => {
  const work = controlled();
  const loop = startLoop({ name: "test", everyMs: 1_000, run: work.run });
  loop.wake();
  loop.wake();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(work.ends).toHaveLength(1);
  work.ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(work.ends).toHaveLength(2);
  work.ends[1]?.();
  await vi.advanceTimersByTimeAsync(999);
  expect(work.ends).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(work.ends).toHaveLength(3);
  expect(work.most()).toBe(1);
  const stopped = loop.stop();
  work.ends[2]?.();
  await stopped;
});

test("a stop waits for the run under way, and nothing runs after it", async () => {
  const work = controlled();
  const loop = startLoop({ name: "test", everyMs: 1_000, run: work.run });
  let stopped = false;
  const stopping = loop.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stopped).toBe(false);
  work.ends[0]?.();
  await stopping;
  loop.wake();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(work.ends).toHaveLength(1);
});

test("a run that fails is followed by the next at its time", async () => {
  const run = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error("away")).mockResolvedValue();
  const loop = startLoop({ name: "test", everyMs: 1_000, run });
  await vi.advanceTimersByTimeAsync(999);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledTimes(2);
  await loop.stop();
});
