/** Milliseconds of many runs of one thing. */
export interface Latencies {
  readonly p50: number;
  readonly p95: number;
}

export function latenciesOf(samples: readonly number[]): Latencies {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Runs `work` on every item with so many callers at once; gives items a second. */
export async function throughput<Item>(
  items: readonly Item[],
  callers: number,
  work: (item: Item, caller: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  const caller = async (number: number) => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) await work(item, number);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: callers }, (_, number) => caller(number)));
  return items.length / ((performance.now() - start) / 1000);
}

export function median(values: readonly number[]): number {
  return latenciesOf(values).p50;
}
