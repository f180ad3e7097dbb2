import type { ListAnswer, ListTask } from "./list-process";
import { type Agency, COMMON_NAME, RARE_NAME } from "./load-bookings";
import { type Latencies, latenciesOf } from "./measure";
import { ask, endReaders, startReaders } from "./readers";

const WARM_UP = 8;
const ROUNDS = 60;
/** The rows of a page, where none are asked for. */
const PAGE = 50;

export interface ListResult {
  readonly name: string;
  readonly latencies: Latencies;
  readonly rows: number;
}

export interface ListComparison {
  readonly small: readonly ListResult[];
  readonly large: readonly ListResult[];
  /** What the small database fills no page with, asked of the large one as full pages; nothing to compare with. */
  readonly fullPages: readonly ListResult[];
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
 * machine disturbs both. Where the small one fills no page, the large one is asked for as many rows as that has, so
 * that both do the same work.
 */
export async function measureLists(
  agency: Agency,
  urls: { readonly small: string; readonly large: string },
): Promise<ListComparison> {
  const readers = startReaders(urls);
  const person = agency.owner;
  try {
    const series: Series[] = [];
    for (const [name, query] of [
      ...Object.entries(questions(agency)),
      ["counts of the tabs", null] as const,
    ]) {
      const { rows } = await ask(readers.small, { person, query });
      const partial = query !== null && rows > 0 && rows < PAGE;
      const asked = partial ? { ...query, limit: String(rows) } : query;
      series.push(
        { name, of: "small", query: asked, answers: [] },
        { name, of: "large", query: asked, answers: [] },
      );
      if (partial) series.push({ name, of: "large", fullPage: true, query, answers: [] });
    }
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const { of, query, answers } of series) {
        const answer = await ask(readers[of], { person, query });
        if (round >= WARM_UP) answers.push(answer);
      }
    }
    return {
      small: series.filter(({ of }) => of === "small").map(resultOf),
      large: series.filter(({ of, fullPage }) => of === "large" && !fullPage).map(resultOf),
      fullPages: series.filter(({ fullPage }) => fullPage).map(resultOf),
    };
  } finally {
    await endReaders(readers);
  }
}

interface Series {
  readonly name: string;
  readonly of: "small" | "large";
  readonly fullPage?: boolean;
  readonly query: ListTask["query"];
  readonly answers: ListAnswer[];
}

function resultOf({ name, answers }: Series): ListResult {
  return {
    name,
    rows: answers[0]?.rows ?? 0,
    latencies: latenciesOf(answers.map(({ milliseconds }) => milliseconds)),
  };
}
