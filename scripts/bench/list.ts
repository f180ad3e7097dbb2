import { type BookingListQuery, bookingListQuery } from "@/lib/schemas/booking-list";
import { listBookings, tabCounts } from "@/lib/server/bookings/list-bookings";
import { type Agency, COMMON_NAME, RARE_NAME } from "./load-bookings";
import { type Latencies, latenciesOf, timed } from "./measure";

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

export async function measureList(agency: Agency): Promise<ListResult[]> {
  const wanted = Object.entries(questions(agency)).map(([name, raw]) => ({
    name,
    query: bookingListQuery.parse(raw),
    samples: [] as number[],
    rows: 0,
  }));
  const counts: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const question of wanted) {
      const took = await timed(async () => {
        question.rows = await countRows(agency, question.query);
      });
      if (round >= WARM_UP) question.samples.push(took);
    }
    const took = await timed(() => tabCounts(agency.owner));
    if (round >= WARM_UP) counts.push(took);
  }
  return [
    ...wanted.map(({ name, samples, rows }) => ({ name, rows, latencies: latenciesOf(samples) })),
    { name: "counts of the tabs", rows: 1, latencies: latenciesOf(counts) },
  ];
}

async function countRows(agency: Agency, query: BookingListQuery): Promise<number> {
  const page = await listBookings(agency.owner, query);
  if (!page.ok) throw new Error(`The list refused: ${page.error.message}`);
  return page.data.data.length;
}
