import type { ChildProcess } from "node:child_process";
import { endProcess, startNode } from "../runtime/node-process";
import type { ListAnswer, ListTask } from "./list-process";
import { type Agency, COMMON_NAME, RARE_NAME } from "./load-bookings";
import { type Latencies, latenciesOf } from "./measure";

const WARM_UP = 8;
const ROUNDS = 60;

export interface ListResult {
  readonly name: string;
  readonly latencies: Latencies;
  readonly rows: number;
}

/** What people ask the list for; the same at every size. */
function questions(agency: Agency): Record<string, Record<string, string>> {
  const supplierId = agency.suppliers[3] ?? "";
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return {
    unfiltered: {},
    "by start": { sort: "starts" },
    "by deadline, last first": { sort: "-deadline" },
    "one status": { status: "cancelled" },
    "a lifecycle": { lifecycle: "tour" },
    "a phase": { phase: "void" },
    "one supplier": { supplierId },
    "a date range": { from: day(-400), to: day(-340) },
    "a date range by start": { from: day(-400), to: day(-340), sort: "starts" },
    "supplier and status": { supplierId, status: "confirmed" },
    "phase and date range": { phase: "active", from: day(5), to: day(35) },
    "rare name": { q: RARE_NAME },
    "common name": { q: COMMON_NAME },
    "beginning of a reference": { q: "7k" },
    "tab needs attention": { tab: "attention" },
    "tab upcoming": { tab: "upcoming" },
    "tab today": { tab: "today" },
  };
}

/**
 * Asks a small and a large database in turns, each through a process that has the loader, so that what disturbs the
 * machine disturbs both.
 */
export async function measureLists(
  agency: Agency,
  urls: { readonly small: string; readonly large: string },
): Promise<{ small: ListResult[]; large: ListResult[] }> {
  const readers = { small: startReader(urls.small), large: startReader(urls.large) };
  const wanted = [...Object.entries(questions(agency)), ["counts of the tabs", null] as const].map(
    ([name, query]) => ({ name, query, small: [] as ListAnswer[], large: [] as ListAnswer[] }),
  );
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const question of wanted) {
        for (const size of ["small", "large"] as const) {
          const answer = await ask(readers[size], { person: agency.owner, query: question.query });
          if (round >= WARM_UP) question[size].push(answer);
        }
      }
    }
  } finally {
    await Promise.all(Object.values(readers).map(endProcess));
  }
  const results = (size: "small" | "large") =>
    wanted.map((question) => ({
      name: question.name,
      rows: question[size][0]?.rows ?? 0,
      latencies: latenciesOf(question[size].map(({ milliseconds }) => milliseconds)),
    }));
  return { small: results("small"), large: results("large") };
}

function startReader(url: string): ChildProcess {
  return startNode({
    script: "scripts/bench/list-process.ts",
    typescript: true,
    ipc: true,
    environment: { ...process.env, NODE_ENV: "production", APP_DATABASE_URL: url },
  });
}

function ask(reader: ChildProcess, task: ListTask): Promise<ListAnswer> {
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
