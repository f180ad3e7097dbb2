import type { ChildProcess } from "node:child_process";
import { endProcess, startNode } from "../runtime/node-process";
import type { ListAnswer, ListTask } from "./list-process";
import { type Latencies, latenciesOf } from "./measure";

const WARM_UP = 8;
const ROUNDS = 60;

/** One thing that is read of a small and of a large database, as many rows of both. */
export interface ReadComparison {
  readonly name: string;
  readonly rows: number;
  readonly small: Latencies;
  readonly large: Latencies;
}

export interface Readers {
  readonly small: ChildProcess;
  readonly large: ChildProcess;
}

export function startReaders(urls: { readonly small: string; readonly large: string }): Readers {
  return { small: startReader(urls.small), large: startReader(urls.large) };
}

export async function endReaders({ small, large }: Readers): Promise<void> {
  await Promise.all([small, large].map(endProcess));
}

/** Asks both in turns, so that what disturbs the machine disturbs both. */
export async function compareReads(
  tasks: Readonly<Record<string, ListTask>>,
  urls: { readonly small: string; readonly large: string },
): Promise<ReadComparison[]> {
  const readers = startReaders(urls);
  const found = Object.keys(tasks).map((name) => ({
    name,
    small: [] as ListAnswer[],
    large: [] as ListAnswer[],
  }));
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const one of found) {
        const task = tasks[one.name] as ListTask;
        const [small, large] = [await ask(readers.small, task), await ask(readers.large, task)];
        if (round < WARM_UP) continue;
        one.small.push(small);
        one.large.push(large);
      }
    }
  } finally {
    await endReaders(readers);
  }
  return found.map(({ name, small, large }) => {
    const rows = small[0]?.rows ?? 0;
    if (rows === 0 || rows !== large[0]?.rows)
      throw new Error(`${name} shows ${rows} and ${large[0]?.rows} rows`);
    const of = (answers: readonly ListAnswer[]) =>
      latenciesOf(answers.map(({ milliseconds }) => milliseconds));
    return { name, rows, small: of(small), large: of(large) };
  });
}

function startReader(url: string): ChildProcess {
  return startNode({
    script: "scripts/bench/list-process.ts",
    typescript: true,
    ipc: true,
    environment: { ...process.env, NODE_ENV: "production", APP_DATABASE_URL: url },
  });
}

export function ask(reader: ChildProcess, task: ListTask): Promise<ListAnswer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("The process that reads the list has ended"));
    reader.once("exit", ended);
    reader.once("message", (answer: ListAnswer) => {
      reader.off("exit", ended);
      resolve(answer);
    });
    reader.send(task);
  });
}
